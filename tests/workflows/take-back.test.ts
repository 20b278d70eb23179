import { beforeAll, describe, expect, it } from 'vitest';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import type { ActionOf } from '../../workflows/actions/action-rule.ts';
import type { Actor } from '../../workflows/contract.ts';
import { minute } from './calendars.ts';
import { person, straightPath } from './case-inputs.ts';
import { PureCase } from './pure-case.ts';
import { ordinaryEvent } from './procedures.ts';
import { refusalOf } from './refusal-of.ts';

let procedure: Procedure;
beforeAll(async () => {
  procedure = await ordinaryEvent();
});

const lead = person('p-lead', 'lead');

/** Up to handling, which the lead gave to p-handler; the id of the task in which that was done. */
const assigned = (): { readonly pure: PureCase; readonly takeBack: ActionOf<'withdraw'> } => {
  const pure = new PureCase(procedure);
  let target = '';
  for (const step of straightPath) {
    if (step.element === 'handle') break;
    pure.advance(minute);
    target = `case-1.${pure.task(step.element).instance}`;
    pure.complete(step.element, step.outcome, step.variables, step.by);
  }
  return { pure, takeBack: { type: 'withdraw', target, reason: 'somebody else' } };
};

const takesBack = (pure: PureCase, action: ActionOf<'withdraw'>, by: Actor = lead): string | null =>
  refusalOf(() => pure.act(action, by));

describe('taking back what one has completed', () => {
  it('opens it again and withdraws what came of it', () => {
    const { pure, takeBack } = assigned();
    const handling = pure.task('handle').instance;
    expect(takesBack(pure, takeBack)).toBeNull();
    expect(pure.open).toEqual(['assign']);
    expect(pure.task('assign')).toMatchObject({ person: 'p-lead' });
    const { closedTasks } = pure.recorder.case('case-1').batches.at(-1) ?? {};
    expect(closedTasks).toMatchObject([{ id: `case-1.${handling}`, how: 'returned' }]);
    expect(pure.recorder.case('case-1').ledger.at(-1)).toMatchObject({
      type: 'task-withdrawn',
      elementId: 'assign',
      params: { reason: 'somebody else', event: { type: 'withdraw', by: 'p-lead' } },
    });
  });

  it('needs no reason, and is for nobody else, not even for a system', () => {
    const { pure, takeBack } = assigned();
    const { target } = takeBack;
    const others = [person('p-dispatcher', 'dispatcher'), person('p-lead2', 'lead')];
    for (const other of others) expect(takesBack(pure, takeBack, other)).toBe('target-not-legal');
    expect(takesBack(pure, takeBack, { person: null, origin: 'system' })).toBe('not-permitted');
    expect(takesBack(pure, { type: 'withdraw', target })).toBeNull();
  });

  it('is refused once somebody has completed, helped with or been asked to do what follows', () => {
    const done = assigned();
    done.pure.complete('handle', 'submit', {}, person('p-handler', 'handler'));
    expect(takesBack(done.pure, done.takeBack)).toBe('step-touched');

    const { pure, takeBack } = assigned();
    const task = `case-1.${pure.task('handle').instance}`;
    const owner = person('p-handler', 'handler');
    pure.act({ type: 'delegate', task, person: 'p-d', owner: 'p-handler', reason: 'x' }, owner);
    expect(takesBack(pure, takeBack)).toBe('step-touched');
    pure.act({ type: 'recall-delegation', task }, owner);
    expect(takesBack(pure, takeBack)).toBeNull();
  });

  it('is refused while the case is parked and after its end', () => {
    const { pure, takeBack } = assigned();
    pure.act({ type: 'park', until: pure.now + minute, reason: 'x' });
    expect(takesBack(pure, takeBack)).toBe('case-suspended');
    pure.act({ type: 'unpark', reason: 'x' });
    pure.act({ type: 'void', reason: 'x' });
    expect(takesBack(pure, takeBack)).toBe('case-closed');
  });
});
