import { beforeAll, describe, expect, it } from 'vitest';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { carry, restore } from '../../workflows/carried-case.ts';
import type { ActionOf } from '../../workflows/actions/action-rule.ts';
import type { CaseAction } from '../../workflows/contract.ts';
import { carriedFromLedger } from '../../workflows/reseed-state.ts';
import { person } from './case-inputs.ts';
import { PureCase } from './pure-case.ts';
import { adHoc, compiled, diagram, row, userTask } from './procedures.ts';
import { refusalOf } from './refusal-of.ts';

let procedure: Procedure;
beforeAll(async () => {
  const activities = adHoc('look', userTask('visit') + userTask('photo'));
  procedure = await compiled(diagram(row(['look', activities], ['report', userTask('report')])));
});

/** The case, and what is started or ended in its ad-hoc sub-process. */
const open = () => {
  const pure = new PureCase(procedure);
  const instance = pure.shell.engine.instances.all.find(({ element }) => element === 'look')?.id;
  const target = `case-1.${String(instance)}`;
  return {
    pure,
    start: (element: string): ActionOf<'start-activity'> => ({
      type: 'start-activity',
      target,
      element,
    }),
    end: { type: 'end-activities', target, reason: 'enough' } as const,
  };
};

describe('the activities of an ad-hoc sub-process', () => {
  it('are started by people, as often as they like, until they end it', () => {
    const { pure, start, end } = open();
    expect(pure.open).toEqual([]);
    pure.act(start('photo'), person('p-lead'));
    pure.act(start('visit'), person('p-lead'));
    expect(pure.open).toEqual(['photo', 'visit']);
    pure.complete('photo');
    pure.act(start('photo'));
    expect(pure.open).toEqual(['visit', 'photo']);
    pure.act(end, person('p-lead'));
    pure.complete('visit');
    pure.complete('photo');
    expect(pure.open).toEqual(['report']);
    pure.complete('report');
    expect(pure.shell.hasEnded).toBe(true);
    expect(pure.entryTypes).toEqual([
      'case-started',
      'activity-started',
      'activity-started',
      'task-completed',
      'activity-started',
      'activities-ended',
      'task-completed',
      'task-completed',
      'task-completed',
    ]);
  });

  it('are refused where nothing can be started or ended', () => {
    const { pure, start, end } = open();
    const refused = (action: CaseAction): string | null => refusalOf(() => pure.act(action));
    expect(refused(start('report'))).toBe('activity-not-startable');
    expect(refused({ ...start('visit'), target: 'case-1.1' })).toBe('activity-not-startable');
    pure.act({ type: 'park', until: pure.now + 1, reason: 'x' });
    expect(refused(start('visit'))).toBe('case-suspended');
    pure.act({ type: 'unpark', reason: 'x' });
    pure.act(end);
    expect(pure.open).toEqual(['report']);
    expect(refused(start('visit'))).toBe('activity-not-startable');
    expect(refused(end)).toBe('activity-not-startable');
  });

  it('stand as they are when the case comes back from its ledger', () => {
    const { pure, start } = open();
    pure.act(start('visit'));
    const { ledger } = pure.recorder.case('case-1');
    const again = carriedFromLedger(procedure, 'case-1', ledger, []);
    const live = carry(pure.shell.book, pure.shell.step, pure.shell.processed.toJSON());
    expect(restore(again).book).toEqual(restore(live).book);
  });
});
