import { beforeAll, describe, expect, it } from 'vitest';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { carry } from '../../workflows/carried-case.ts';
import type { Actor, CaseAction } from '../../workflows/contract.ts';
import { carriedFromLedger } from '../../workflows/reseed-state.ts';
import { day, minute } from './calendars.ts';
import { person, straightPath } from './case-inputs.ts';
import { PureCase } from './pure-case.ts';
import { ordinaryEvent } from './procedures.ts';

let procedure: Procedure;
beforeAll(async () => {
  procedure = await ordinaryEvent();
});

const owner = person('p-handler', 'handler');
const helper = person('p-handler2', 'handler');

/** A case whose handling is with p-handler, and the id of that task. */
const handling = (): { readonly pure: PureCase; readonly task: string } => {
  const pure = new PureCase(procedure);
  for (const step of straightPath) {
    if (step.element === 'handle') break;
    pure.advance(minute);
    pure.complete(step.element, step.outcome, step.variables, step.by);
  }
  return { pure, task: `case-1.${pure.task('handle').instance}` };
};

const delegateTo = (task: string, to: string, from = 'p-handler'): CaseAction => ({
  type: 'delegate',
  task,
  person: to,
  owner: from,
  reason: 'on leave',
});
const resolve = (task: string): CaseAction => ({ type: 'resolve', task, comment: 'it is done' });
const submit = (task: string, outcome = 'submit'): CaseAction => ({
  type: 'complete',
  task,
  outcome,
  variables: {},
});

const refusal = (pure: PureCase, action: CaseAction, actor: Actor = owner): string => {
  try {
    pure.act(action, actor);
    return 'accepted';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

const delegated = (): { readonly pure: PureCase; readonly task: string } => {
  const { pure, task } = handling();
  pure.act(delegateTo(task, 'p-handler2'), owner);
  return { pure, task };
};

const holderOf = (pure: PureCase): string | undefined =>
  pure.shell.engine.instances.all.find(({ id }) => String(id) === pure.task('handle').instance)
    ?.holder;

describe('delegating a task', () => {
  it('gives it to somebody else and keeps whose it is', () => {
    const { pure, task } = delegated();
    expect(pure.task('handle')).toMatchObject({
      person: 'p-handler2',
      role: 'handler',
      unit: 'u-enforcement',
      delegation: {
        state: 'pending',
        owner: 'p-handler',
        delegate: 'p-handler2',
        by: 'p-handler',
        at: pure.now,
        reason: 'on leave',
      },
    });
    expect(holderOf(pure)).toBe('p-handler');
    expect(pure.recorder.case('case-1').tasks.get(task)).toMatchObject({
      person: 'p-handler2',
      delegation: { state: 'pending' },
    });
    expect(pure.recorder.case('case-1').ledger.at(-1)).toMatchObject({
      type: 'task-delegated',
      taskId: task,
      elementId: 'handle',
      params: { person: 'p-handler2', owner: 'p-handler', reason: 'on leave' },
    });
  });

  it('leaves nothing but the answer and the recall', () => {
    const { pure, task } = delegated();
    const others: readonly CaseAction[] = [
      submit(task),
      { type: 'return', task, target: '2', reason: 'x' },
      { type: 'transfer', task, person: 'p-x' },
      delegateTo(task, 'p-x', 'p-handler2'),
      delegateTo(task, 'p-x'),
    ];
    for (const actor of [owner, helper]) {
      expect(others.map((action) => refusal(pure, action, actor))).toEqual(
        others.map(() => 'task-delegated'),
      );
    }
    expect(refusal(pure, resolve(task), owner)).toBe('not-permitted');
    expect(refusal(pure, resolve(task), helper)).toBe('accepted');
  });

  it('refuses the owner, those kept apart, whoever has it no more, and no reason', () => {
    const { pure, task } = handling();
    expect(refusal(pure, delegateTo(task, 'p-handler'))).toBe('validation-failed');
    expect(refusal(pure, delegateTo(task, 'p-x', 'p-other'))).toBe('stale-version');
    const silent: CaseAction = {
      type: 'delegate',
      task,
      person: 'p-x',
      owner: 'p-handler',
      reason: ' ',
    };
    expect(refusal(pure, silent)).toBe('validation-failed');
    expect(refusal(pure, resolve(task))).toBe('task-not-delegated');
    expect(refusal(pure, { type: 'recall-delegation', task })).toBe('task-not-delegated');
    for (const element of ['handle', 'confirm-result', 'feedback']) {
      const step = straightPath.find((known) => known.element === element);
      pure.complete(element, step?.outcome, {}, step?.by);
    }
    const check = `case-1.${pure.task('check').instance}`;
    expect(refusal(pure, delegateTo(check, 'p-handler', 'p-grid'))).toBe('not-permitted');
    expect(refusal(pure, delegateTo(task, 'p-x'))).toBe('task-not-open');
  });

  it('works for a task that was claimed from the pool', () => {
    const pure = new PureCase(procedure);
    const task = `case-1.${pure.task('accept').instance}`;
    pure.act(delegateTo(task, 'p-acceptor2', 'p-acceptor'), person('p-acceptor', 'acceptor'));
    pure.act(resolve(task), person('p-acceptor2', 'acceptor'));
    expect(pure.task('accept')).toMatchObject({ person: 'p-acceptor' });
    expect(refusal(pure, submit(task, 'accept'), owner)).toBe('not-permitted');
    pure.complete('accept', 'accept', {}, person('p-acceptor', 'acceptor'));
    expect(pure.open).toEqual(['file']);
  });

  it('leaves the clock with its owner', () => {
    const { pure, task } = handling();
    const pool = new PureCase(procedure);
    const accept = `case-1.${pool.task('accept').instance}`;
    const before = pure.clock('handle');
    pure.act(delegateTo(task, 'p-elsewhere'), owner);
    pool.act(delegateTo(accept, 'p-acceptor2', 'p-acceptor'));
    expect(pure.clock('handle')).toMatchObject({ unit: before.unit, person: before.person });
    expect(pure.clock('handle').entries).toEqual(before.entries);
    expect(pool.clock('accept').person).toBe('p-acceptor');
  });
});

describe('the answer of the delegate', () => {
  it('brings the task back to its owner, who completes it', () => {
    const { pure, task } = delegated();
    pure.advance(minute);
    pure.act({ type: 'resolve', task, comment: 'it is done', attachments: ['a-1'] }, helper);
    expect(pure.task('handle')).toMatchObject({
      person: 'p-handler',
      delegation: { state: 'resolved', comment: 'it is done', resolvedAt: pure.now },
    });
    expect(pure.recorder.case('case-1').ledger.at(-1)).toMatchObject({
      type: 'delegation-resolved',
      actor: { person: 'p-handler2' },
      params: { person: 'p-handler', comment: 'it is done', attachments: ['a-1'] },
    });
    expect(refusal(pure, submit(task), helper)).toBe('not-permitted');
    expect(refusal(pure, resolve(task), helper)).toBe('task-not-delegated');
    expect(refusal(pure, submit(task), owner)).toBe('accepted');
    expect(pure.open).toEqual(['confirm-result']);
  });

  it('needs words', () => {
    const { pure, task } = delegated();
    expect(refusal(pure, { type: 'resolve', task, comment: ' ' }, helper)).toBe(
      'validation-failed',
    );
  });

  it('keeps the delegate from checking the own work', () => {
    const { pure, task } = handling();
    pure.act(delegateTo(task, 'p-grid'), owner);
    pure.act(resolve(task), person('p-grid'));
    for (const element of ['handle', 'confirm-result', 'feedback']) {
      const step = straightPath.find((known) => known.element === element);
      pure.complete(element, step?.outcome, {}, step?.by);
    }
    expect(pure.task('check').exclude).toEqual(expect.arrayContaining(['p-handler', 'p-grid']));
    const check = `case-1.${pure.task('check').instance}`;
    const pass: CaseAction = { type: 'complete', task: check, outcome: 'pass', variables: {} };
    expect(refusal(pure, pass, person('p-grid', 'grid'))).toBe('not-permitted');
  });

  it('is forgotten when the task is delegated anew or handed over', () => {
    const { pure, task } = delegated();
    pure.act(resolve(task), helper);
    pure.act(delegateTo(task, 'p-third'), owner);
    expect(pure.task('handle').delegation).toMatchObject({ state: 'pending', delegate: 'p-third' });
    expect(pure.task('handle').delegation).not.toHaveProperty('comment');
    pure.act(resolve(task), person('p-third'));
    pure.act({ type: 'transfer', task, person: 'p-x' });
    expect(pure.task('handle')).toMatchObject({ person: 'p-x' });
    expect(pure.task('handle')).not.toHaveProperty('delegation');
  });
});

describe('taking it back', () => {
  it('makes it as if it had not been delegated', () => {
    const { pure, task } = delegated();
    pure.act({ type: 'recall-delegation', task, reason: 'back early' }, owner);
    expect(pure.task('handle')).toMatchObject({ person: 'p-handler' });
    expect(pure.task('handle')).not.toHaveProperty('delegation');
    expect(pure.recorder.case('case-1').ledger.at(-1)).toMatchObject({
      type: 'delegation-recalled',
      params: { from: 'p-handler2', person: 'p-handler', reason: 'back early' },
    });
    expect(refusal(pure, resolve(task), helper)).toBe('task-not-delegated');
    expect(refusal(pure, submit(task), owner)).toBe('accepted');
  });
});

describe('what happens to the case meanwhile', () => {
  it('a parked case waits with it', () => {
    const { pure, task } = delegated();
    pure.act({ type: 'park', until: pure.now + 3 * day, reason: 'no parts' });
    const actions = [resolve(task), { type: 'recall-delegation', task } as const];
    expect(actions.map((action) => refusal(pure, action, helper))).toEqual([
      'case-suspended',
      'case-suspended',
    ]);
    pure.act({ type: 'unpark', reason: 'parts came' });
    expect(refusal(pure, resolve(task), helper)).toBe('accepted');
  });

  it('a closed case has it no more', () => {
    const { pure, task } = delegated();
    pure.act({ type: 'void', reason: 'raised twice' });
    expect(refusal(pure, resolve(task), helper)).toBe('case-closed');
    expect(pure.recorder.case('case-1').batches.at(-1)?.closedTasks).toMatchObject([
      { id: task, how: 'cancelled' },
    ]);
  });

  it('the ledger tells all of it', () => {
    const { pure, task } = delegated();
    const same = (): void => {
      const rows = pure.recorder.case('case-1').ledger;
      const clocks = pure.recorder.clockRows('case-1');
      const told = carriedFromLedger(procedure, 'case-1', rows, clocks);
      const live = carry(pure.shell.book, pure.shell.step, pure.shell.processed.toJSON());
      expect(told.state).toEqual(live.state);
      expect(told.shell['tasks']).toEqual(live.shell['tasks']);
    };
    same();
    pure.act(resolve(task), helper);
    same();
    pure.act(delegateTo(task, 'p-third'), owner);
    pure.act({ type: 'recall-delegation', task }, owner);
    same();
  });
});
