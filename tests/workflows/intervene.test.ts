import { beforeAll, describe, expect, it } from 'vitest';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { carry, restore } from '../../workflows/carried-case.ts';
import type { ActionOf } from '../../workflows/actions/action-rule.ts';
import type { CaseIntervention } from '../../workflows/contract.ts';
import { carriedFromLedger } from '../../workflows/reseed-state.ts';
import { person } from './case-inputs.ts';
import { PureCase } from './pure-case.ts';
import { adHoc, compiled, diagram, row, userTask } from './procedures.ts';
import { refusalOf } from './refusal-of.ts';

let procedure: Procedure;
beforeAll(async () => {
  const part = adHoc('part', userTask('visit'));
  procedure = await compiled(
    diagram(row(['first', userTask('first')], ['part', part], ['last', userTask('last')])),
  );
});

const agreed = (pure: PureCase, intervention: CaseIntervention): ActionOf<'intervene'> => ({
  type: 'intervene',
  intervention,
  reason: 'wrong way',
  requestedBy: 'p-asks',
  judgedAt: pure.shell.engine.events,
});
const named = (pure: PureCase, element: string): string => {
  const found = pure.shell.engine.instances.findLast((one) => one.element === element);
  return `case-1.${String(found?.id)}`;
};

const jumped = (): PureCase => {
  const pure = new PureCase(procedure);
  const leave = [named(pure, 'first')];
  pure.act(agreed(pure, { id: 'i-1', kind: 'jump', leave, enter: 'last' }), person('p-agrees'));
  return pure;
};

describe('an intervention that a second person has agreed to', () => {
  it('jumps, with who asked and who agreed in its entry', () => {
    const pure = jumped();
    expect(pure.open).toEqual(['last']);
    const { ledger } = pure.recorder.case('case-1');
    const entry = ledger.find(({ type }) => type === 'case-jumped');
    expect(entry).toMatchObject({
      elementId: 'last',
      params: { intervention: 'i-1', reason: 'wrong way', requestedBy: 'p-asks' },
    });
    pure.complete('last');
    expect(pure.shell.hasEnded).toBe(true);
  });

  it('withdraws a part, and goes on behind it or ends there', () => {
    for (const goOn of [true, false]) {
      const pure = new PureCase(procedure);
      pure.complete('first');
      const scope = named(pure, 'part');
      pure.act(agreed(pure, { id: 'i-1', kind: 'cancel-scope', scope, goOn }));
      expect(pure.open).toEqual(goOn ? ['last'] : []);
      expect(pure.shell.hasEnded).toBe(!goOn);
      expect(pure.entryTypes).toContain('scope-cancelled');
    }
  });

  it('sets variables', () => {
    const pure = new PureCase(procedure);
    pure.act(agreed(pure, { id: 'i-1', kind: 'set-variables', variables: { count: 2 } }));
    expect(pure.shell.engine.variables).toMatchObject({ count: 2 });
    expect(pure.entryTypes).toContain('variables-set');
  });

  it('is refused with a code, and nothing has changed', () => {
    const pure = new PureCase(procedure);
    const leave = [named(pure, 'first')];
    const jump = agreed(pure, { id: 'i-1', kind: 'jump', leave, enter: 'last' });
    const refused = (action: ActionOf<'intervene'>) => refusalOf(() => pure.act(action));
    const at = (intervention: CaseIntervention) => refused({ ...jump, intervention });
    const before = pure.shell.engine;
    expect(refused({ ...jump, judgedAt: 0 })).toBe('stale-version');
    expect(refused({ ...jump, reason: ' ' })).toBe('validation-failed');
    expect(at({ id: 'i', kind: 'jump', leave, enter: 'visit' })).toBe('target-not-legal');
    expect(at({ id: 'i', kind: 'jump', leave, enter: 'nowhere' })).toBe('target-not-legal');
    expect(at({ id: 'i', kind: 'jump', leave: ['case-1.99'], enter: 'last' })).toBe(
      'not-permitted',
    );
    expect(at({ id: 'i', kind: 'cancel-scope', scope: 'x', goOn: true })).toBe('not-permitted');
    expect(pure.shell.engine).toBe(before);
    pure.act({ type: 'park', until: pure.now + 1, reason: 'x' });
    expect(refused(jump)).toBe('case-suspended');
  });

  it('stands as it is when the case comes back from its ledger', () => {
    const pure = jumped();
    const { ledger } = pure.recorder.case('case-1');
    const again = carriedFromLedger(procedure, 'case-1', ledger, []);
    const live = carry(pure.shell.book, pure.shell.step, pure.shell.processed.toJSON());
    expect(restore(again).book).toEqual(restore(live).book);
  });
});
