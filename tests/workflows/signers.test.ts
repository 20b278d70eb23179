import { beforeAll, describe, expect, it } from 'vitest';
import { openTurns } from '../../bpmn/engine/open-turns.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import type { ActionOf } from '../../workflows/actions/action-rule.ts';
import { carry, restore } from '../../workflows/carried-case.ts';
import type { CaseIntervention } from '../../workflows/contract.ts';
import { carriedFromLedger } from '../../workflows/reseed-state.ts';
import { person } from './case-inputs.ts';
import { compiled, diagram, row, userTask } from './procedures.ts';
import { PureCase } from './pure-case.ts';
import { refusalOf } from './refusal-of.ts';

const signedBy = (attributes = ''): string =>
  userTask('sign')
    .replace('<bh:assignment role="worker" />', '<bh:assignment role="worker" person="=signer" />')
    .replace(
      '</bpmn:userTask>',
      `<bpmn:multiInstanceLoopCharacteristics ${attributes}><bpmn:extensionElements><bh:collection value="=signers" item="signer" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`,
    );

const drawn = async (attributes?: string): Promise<Procedure> =>
  compiled(diagram(row(['sign', signedBy(attributes)], ['last', userTask('last')])));

let parallel: Procedure;
let sequential: Procedure;
beforeAll(async () => {
  [parallel, sequential] = await Promise.all([drawn(), drawn('isSequential="true"')]);
});

const opened = (procedure = parallel): PureCase =>
  new PureCase(procedure, { variables: { signers: ['p1', 'p2'] } });

const agreed = (pure: PureCase, intervention: CaseIntervention): ActionOf<'intervene'> => ({
  type: 'intervene',
  intervention,
  reason: 'needs an expert',
  requestedBy: 'p-asks',
  judgedAt: pure.shell.engine.events,
});
const bodyOf = (pure: PureCase): string =>
  `case-1.${String(pure.shell.engine.instances.all.find(({ turns }) => turns !== undefined)?.id)}`;
const holders = (pure: PureCase): readonly (string | null)[] =>
  [...pure.shell.book.tasks.values()].map((task) => task.person);
const turnOf = (pure: PureCase, who: string): string => {
  const task = [...pure.shell.book.tasks.values()].find((one) => one.person === who);
  return `case-1.${String(task?.instance)}`;
};
const add = (pure: PureCase, who: string) =>
  pure.act(
    agreed(pure, {
      id: 'i-1',
      kind: 'add-signer',
      body: bodyOf(pure),
      person: who,
      unit: null,
      item: who,
    }),
    person('p-agrees'),
  );
const removal = (turn: string, expected: boolean): CaseIntervention => ({
  id: 'i-2',
  kind: 'remove-signer',
  turn,
  expected,
  person: null,
  unit: null,
});
const sign = (pure: PureCase, who: string) =>
  pure.act(
    { type: 'complete', task: turnOf(pure, who), outcome: 'done', variables: {} },
    person(who),
  );

describe('a signer who is added', () => {
  it('has a task at once, and the step waits for them too', () => {
    const pure = opened();
    expect(add(pure, 'p3').tasks).toMatchObject([
      { person: 'p1' },
      { person: 'p2' },
      { person: 'p3' },
    ]);
    for (const who of ['p1', 'p2']) sign(pure, who);
    expect(pure.open).toEqual(['sign']);
    sign(pure, 'p3');
    expect(pure.open).toEqual(['last']);
    const { ledger } = pure.recorder.case('case-1');
    expect(ledger.find(({ type }) => type === 'signer-added')).toMatchObject({
      elementId: 'sign',
      actor: { person: 'p-agrees' },
      params: {
        intervention: 'i-1',
        requestedBy: 'p-asks',
        reason: 'needs an expert',
        person: 'p3',
        event: { type: 'add-instance', item: 'p3', by: 'p-agrees' },
      },
    });
  });

  it('comes last where they sign one after the other', () => {
    const pure = opened(sequential);
    add(pure, 'p3');
    for (const who of ['p1', 'p2', 'p3']) {
      expect(holders(pure)).toEqual([who]);
      sign(pure, who);
    }
    expect(pure.open).toEqual(['last']);
  });
});

describe('a signer who is taken out', () => {
  it('has no task any more, and the others do not notice', () => {
    const pure = opened();
    const turn = turnOf(pure, 'p2');
    pure.act(agreed(pure, removal(turn, false)));
    expect(holders(pure)).toEqual(['p1']);
    const { ledger } = pure.recorder.case('case-1');
    expect(ledger.find(({ type }) => type === 'signer-removed')).toMatchObject({
      elementId: 'sign',
      taskId: turn,
      params: { reason: 'needs an expert', expected: false },
    });
    sign(pure, 'p1');
    expect(pure.open).toEqual(['last']);
  });

  it('is waited for while they are expected back, and comes back', () => {
    const pure = opened();
    const turn = turnOf(pure, 'p2');
    pure.act(agreed(pure, removal(turn, true)));
    sign(pure, 'p1');
    expect(pure.open).toEqual([]);
    const back = agreed(pure, {
      id: 'i-3',
      kind: 'add-signer',
      body: bodyOf(pure),
      person: 'p2',
      unit: null,
      back: turn,
    });
    pure.act(back);
    expect(holders(pure)).toEqual(['p2']);
    sign(pure, 'p2');
    expect(pure.open).toEqual(['last']);
  });

  it('lets the next one begin where they sign one after the other', () => {
    const pure = opened(sequential);
    pure.act(agreed(pure, removal(turnOf(pure, 'p1'), false)));
    expect(holders(pure)).toEqual(['p2']);
  });
});

describe('a signer whose turn has not come', () => {
  it('is taken out, and the step goes by without them', () => {
    const pure = opened(sequential);
    const [coming] = openTurns(sequential, pure.shell.engine)[0]?.turns.slice(1) ?? [];
    pure.act(agreed(pure, removal(`case-1.${String(coming?.instance)}`, false)));
    expect(holders(pure)).toEqual(['p1']);
    const { ledger } = pure.recorder.case('case-1');
    const removed = ledger.find(({ type }) => type === 'signer-removed');
    expect(removed).toMatchObject({
      elementId: 'sign',
      params: { event: { type: 'remove-instance', instance: coming?.instance } },
    });
    expect(removed?.taskId).toBe(undefined);
    sign(pure, 'p1');
    expect(pure.open).toEqual(['last']);
  });
});

describe('what cannot be done to signers', () => {
  it('is refused with a code, and nothing has changed', () => {
    const pure = opened();
    const signed = turnOf(pure, 'p1');
    sign(pure, 'p1');
    const refused = (intervention: CaseIntervention): unknown =>
      refusalOf(() => pure.act(agreed(pure, intervention)));
    const more = { id: 'i', kind: 'add-signer', person: 'p3', unit: null, item: 'p3' } as const;
    const before = pure.shell.engine;
    expect(refused(removal(signed, false))).toBe('task-not-open');
    expect(refused(removal('case-1.99', false))).toBe('task-not-open');
    expect(refused(removal('x', true))).toBe('task-not-open');
    expect(refused(removal(`${bodyOf(pure)}#3`, false))).toBe('task-not-open');
    expect(refused(removal('case-1.99#1', false))).toBe('not-permitted');
    expect(refused({ ...more, body: signed })).toBe('not-permitted');
    expect(refused({ ...more, body: bodyOf(pure), back: signed })).toBe('validation-failed');
    expect(pure.shell.engine).toBe(before);
    const body = bodyOf(pure);
    const stale = { ...agreed(pure, { ...more, body }), judgedAt: 0 };
    expect(refusalOf(() => pure.act(stale))).toBe('stale-version');
    pure.act({ type: 'park', until: pure.now + 1, reason: 'x' });
    expect(refused({ ...more, body })).toBe('case-suspended');
    pure.act({ type: 'unpark', reason: 'x' });
    sign(pure, 'p2');
    expect(refused({ ...more, body })).toBe('not-permitted');
    pure.complete('last');
    expect(refused({ ...more, body })).toBe('case-closed');
  });

  it('stands as it is when the case comes back from its ledger', () => {
    const pure = opened();
    add(pure, 'p3');
    pure.act(agreed(pure, removal(turnOf(pure, 'p1'), true)));
    const { ledger } = pure.recorder.case('case-1');
    const again = carriedFromLedger(parallel, 'case-1', ledger, []);
    const live = carry(pure.shell.book, pure.shell.step, pure.shell.processed.toJSON());
    expect(restore(again).book).toEqual(restore(live).book);
  });
});
