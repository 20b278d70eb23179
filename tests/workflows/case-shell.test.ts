import { beforeAll, describe, expect, it } from 'vitest';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import type { CaseAction } from '../../workflows/contract.ts';
import { command, person, startInput, straightPath } from './case-inputs.ts';
import { day, hour, minute, mondayMorning } from './calendars.ts';
import { PureCase } from './pure-case.ts';
import { ordinaryEvent } from './procedures.ts';

let procedure: Procedure;
beforeAll(async () => {
  procedure = await ordinaryEvent();
});

/** The delivered procedure up to (not including) an element of the straight path, a minute a step. */
const upTo = (
  element: string,
  variables = {},
  input: { readonly engineVersion?: number } = {},
): PureCase => {
  const pure = new PureCase(procedure, { variables, input });
  for (const step of straightPath) {
    if (step.element === element) return pure;
    pure.advance(minute);
    pure.complete(step.element, step.outcome, step.variables, step.by);
  }
  return pure;
};
const again = (pure: PureCase, ...elements: readonly string[]): void => {
  for (const element of elements) {
    const step = straightPath.find((known) => known.element === element);
    if (step === undefined) throw new Error(`Expected ${element} on the path`);
    pure.advance(minute);
    pure.complete(element, step.outcome, step.variables, step.by);
  }
};
const kinds = (pure: PureCase, name: string): readonly string[] =>
  pure.clock(name).entries.map(({ type }) => type);
const refusal = (work: () => unknown): string => {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

describe('the straight path through the delivered procedure', () => {
  it('ends closed, with every stage entered and left once', () => {
    const pure = upTo('end');
    pure.answerService('write-assessment');
    expect(pure.shell.hasEnded).toBe(true);
    const { case: last } = pure.recorder.case('case-1').batches.at(-1) ?? {};
    expect(last).toMatchObject({
      state: 'closed',
      end: 'closed',
      filed: true,
      unit: 'u-enforcement',
    });
    expect(last?.stages.map(({ stage, count, leftAt }) => [stage, count, leftAt !== null])).toEqual(
      [
        'accept',
        'file',
        'dispatch',
        'handle',
        'feedback',
        'check',
        'close',
        'confirm',
        'assess',
      ].map((stage) => [stage, 1, true]),
    );
  });

  it('writes one entry a step, holding the input of the engine', () => {
    const pure = upTo('dispatch');
    expect(pure.recorder.case('case-1').ledger.at(-1)).toMatchObject({
      type: 'task-completed',
      step: 3,
      elementId: 'file',
      actor: { person: 'p-acceptor', role: 'acceptor', origin: 'person' },
      params: { event: { type: 'complete', outcome: 'file', by: 'p-acceptor', at: pure.now } },
    });
  });

  it('shows a task with its own clock, and tasks of the unit with that of handling', () => {
    const pure = upTo('assign');
    const [assign] = pure.recorder.case('case-1').batches.at(-1)?.openTasks ?? [];
    expect(assign).toMatchObject({
      element: 'assign',
      stage: 'handle',
      role: 'lead',
      unit: 'u-enforcement',
    });
    expect(assign?.clockId).toBe(pure.clock('handle').id);
    expect(pure.clock('handle')).toMatchObject({ stage: 'handle', unit: 'u-enforcement' });
  });

  it('gives every clock an id of the case and stops it with its task', () => {
    const pure = upTo('end');
    const ids = [...pure.shell.book.clocks.keys()];
    expect(ids).toEqual(ids.map((_, index) => `case-1.${String(index + 1)}`));
    expect([...pure.shell.book.clocks.values()].every(({ state }) => state === 'stopped')).toBe(
      true,
    );
  });
});

describe('clock transitions (product.md section 7)', () => {
  it('pauses the clerk’s clock while facts are asked for and resumes it after', () => {
    const pure = new PureCase(procedure);
    pure.advance(5 * minute);
    pure.complete('accept', 'incomplete', {}, person('p-acceptor', 'acceptor'));
    expect(pure.clock('accept').state).toBe('paused');
    expect(pure.clock('verify').state).toBe('running');
    pure.advance(20 * minute);
    pure.complete('verify', 'verified', {}, person('p-grid', 'grid'));
    expect(kinds(pure, 'accept')).toEqual(['start', 'pause', 'resume']);
    // Ten of fifteen minutes were left.
    expect(pure.clock('accept').judged?.due).toBe(pure.now + 10 * minute);
  });

  it('pauses handling when the unit objects, resumes it for the same unit', () => {
    const pure = upTo('assign');
    pure.advance(30 * minute);
    pure.complete('assign', 'object', { reason: 'x' }, person('p-lead', 'lead'));
    expect(pure.open).toEqual(['dispatch']);
    expect(pure.clock('handle').state).toBe('paused');
    expect(pure.clock('dispatch').state).toBe('running');
    again(pure, 'dispatch');
    expect(pure.clocks('handle')).toHaveLength(1);
    expect(kinds(pure, 'handle')).toEqual(['start', 'pause', 'resume']);
  });

  it('restarts handling for another unit: a new clock, the old one over', () => {
    const pure = upTo('assign');
    pure.complete('assign', 'object', {}, person('p-lead', 'lead'));
    pure.complete(
      'dispatch',
      'dispatch',
      { unit: 'u-municipal' },
      person('p-dispatcher', 'dispatcher'),
    );
    expect(pure.clocks('handle').map(({ state }) => state)).toEqual(['stopped', 'running']);
    expect(pure.clock('handle').unit).toBe('u-municipal');
  });

  it('goes on with a stopped clock when work comes back by rework', () => {
    const pure = upTo('check');
    expect(pure.clock('handle').state).toBe('stopped');
    pure.complete('check', 'fail', { reason: 'x' }, person('p-grid', 'grid'));
    expect(kinds(pure, 'handle')).toEqual(['start', 'stop', 'resume']);
    expect(pure.open).toEqual(['assign']);
  });

  it('pauses what a return takes away', () => {
    const pure = upTo('dispatch');
    const { instance } = pure.task('dispatch');
    const target = String(
      pure.shell.engine.instances.all.find(({ element }) => element === 'file')?.id,
    );
    pure.act(
      { type: 'return', task: instance, target, reason: 'wrong class' },
      person('p-dispatcher', 'dispatcher'),
    );
    expect(pure.open).toEqual(['file']);
    expect(pure.clock('dispatch').state).toBe('paused');
    expect(kinds(pure, 'file')).toEqual(['start', 'stop', 'resume']);
    expect(pure.entryTypes.at(-1)).toBe('task-returned');
  });

  it('cancels the clocks of a void case', () => {
    const pure = upTo('assign');
    pure.act({ type: 'void', reason: 'raised twice' });
    expect(pure.shell.book.caseState).toBe('void');
    expect(pure.clock('handle').state).toBe('cancelled');
    expect(pure.open).toEqual([]);
  });

  it('counts an end called void as a void case', () => {
    const pure = upTo('file');
    pure.complete('file', 'void', { reason: 'x' }, person('p-acceptor', 'acceptor'));
    expect([...pure.shell.services.values()].map(({ inputs }) => inputs)).toEqual([
      { end: 'void' },
    ]);
    pure.answerService('write-assessment');
    expect(pure.shell.book).toMatchObject({ caseState: 'void', end: { code: 'void' } });
  });
});

describe('timers of the delivered procedure', () => {
  it('fires warn, due and escalate of handling when the judge says so', () => {
    const pure = upTo('assign');
    const judged = pure.clock('handle').judged;
    if (
      judged === null ||
      judged.warn === null ||
      judged.due === null ||
      judged.escalate === null
    ) {
      throw new Error('Expected thresholds');
    }
    pure.advanceTo(judged.warn - 1);
    expect([...pure.shell.services.values()]).toEqual([]);
    pure.advanceTo(judged.warn);
    expect([...pure.shell.services.values()].map(({ inputs }) => inputs['kind'])).toEqual(['urge']);
    pure.answerService('notify');
    pure.advanceTo(judged.due);
    expect([...pure.shell.services.values()].map(({ inputs }) => inputs['kind'])).toEqual([
      'overdue',
    ]);
    pure.answerService('notify');
    pure.advanceTo(judged.escalate);
    expect(pure.open).toEqual(['assign', 'supervise']);
    expect(pure.shell.book.stage).toBe('handle');
    const fired = pure.recorder.case('case-1').ledger.filter(({ type }) => type === 'timer-fired');
    expect(fired.map(({ at, params }) => [at, params['due'], params['threshold']])).toEqual([
      [judged.warn, judged.warn, 'warn'],
      [judged.due, judged.due, 'due'],
      [judged.escalate, judged.escalate, 'escalate'],
    ]);
  });

  it('moves the thresholds with an extension; a warning that was given is not given again', () => {
    const pure = upTo('assign');
    const before = pure.clock('handle').judged;
    pure.advanceTo(before?.warn ?? 0);
    pure.answerService('notify');
    pure.act({
      type: 'extend',
      clock: pure.clock('handle').id,
      limit: { amount: 4, unit: 'workHours' },
      reason: 'rain',
    });
    const after = pure.clock('handle').judged;
    expect(after?.due).toBeGreaterThan(before?.due ?? 0);
    expect(after?.warn).toBeGreaterThan(pure.now);
    pure.advanceTo((after?.due ?? 0) - 1);
    expect([...pure.shell.services.values()]).toEqual([]);
    pure.advanceTo(after?.due ?? 0);
    expect([...pure.shell.services.values()].map(({ inputs }) => inputs['kind'])).toEqual([
      'overdue',
    ]);
  });

  it('moves the thresholds with a calendar that came in', () => {
    const pure = upTo('assign');
    const before = pure.clock('handle').judged?.due ?? 0;
    pure.recorder.calendar = {
      ...pure.recorder.calendar,
      version: '2',
      officeHours: [['08:00', '10:00']],
    };
    pure.act({ type: 'recompute-clocks', calendarVersion: '2' });
    const after = pure.clock('handle').judged?.due ?? 0;
    expect(after).toBeGreaterThan(before);
    pure.advanceTo(before);
    expect(pure.entryTypes.filter((type) => type === 'timer-fired')).toEqual([]);
    pure.advanceTo(after);
    expect(pure.entryTypes.filter((type) => type === 'timer-fired').length).toBe(2);
  });

  it('waits the earliest call-back time and the spacing between tries', () => {
    const pure = upTo('close', { wantsCallback: true });
    again(pure, 'close');
    const closedAt = pure.now;
    expect(pure.open).toEqual([]);
    expect(pure.shell.book.stage).toBe('callback');
    expect(pure.shell.nextDeadline()?.at).toBe(closedAt + 2 * hour);
    pure.advanceTo(closedAt + 2 * hour);
    expect(pure.open).toEqual(['callback']);
    pure.complete('callback', 'unreachable', { note: 'x' }, person('p-acceptor', 'acceptor'));
    expect(pure.shell.nextDeadline()?.at).toBe(closedAt + 6 * hour);
    pure.advanceTo(closedAt + 6 * hour);
    expect(pure.open).toEqual(['callback']);
  });
});

describe('parking', () => {
  const until = mondayMorning + 10 * day;
  const park: CaseAction = { type: 'park', until, reason: 'needs summer' };

  it('holds the clocks, refuses completion and goes on by itself', () => {
    const pure = upTo('assign');
    const before = pure.clock('handle').judged?.due ?? 0;
    const answer = pure.act(park);
    expect(answer.caseState).toBe('suspended');
    expect(pure.clock('handle')).toMatchObject({ held: true, judged: { due: null } });
    const complete = (): unknown => pure.complete('assign', 'assign', {}, person('p-lead', 'lead'));
    expect(refusal(complete)).toBe('case-suspended');
    pure.advanceTo(before + day);
    expect(pure.entryTypes.filter((type) => type === 'timer-fired')).toEqual([]);
    pure.advanceTo(until);
    expect(pure.shell.book).toMatchObject({ caseState: 'open', parked: null });
    expect(pure.entryTypes.at(-1)).toBe('case-unparked');
    expect(pure.clock('handle').judged?.due).toBeGreaterThan(until);
    pure.complete('assign', 'assign', { person: 'p-handler' }, person('p-lead', 'lead'));
    expect(pure.open).toEqual(['handle']);
  });

  it('keeps what is left of plain waits', () => {
    const pure = upTo('close', { wantsCallback: true });
    again(pure, 'close');
    const due = pure.now + 2 * hour;
    pure.advance(hour);
    pure.act(park);
    pure.advance(3 * day);
    expect(pure.open).toEqual([]);
    pure.act({ type: 'unpark', reason: 'done earlier' });
    expect(pure.shell.nextDeadline()?.at).toBe(due + 3 * day);
  });

  it('is granted so often, for so long, and only to an open case', () => {
    const pure = upTo('assign');
    expect(refusal(() => pure.act({ ...park, until: pure.now }))).toBe('validation-failed');
    expect(refusal(() => pure.act({ ...park, until: pure.now + 400 * day }))).toBe(
      'validation-failed',
    );
    expect(refusal(() => pure.act({ ...park, reason: ' ' }))).toBe('validation-failed');
    expect(refusal(() => pure.act({ type: 'unpark', reason: 'x' }))).toBe('not-permitted');
    pure.act(park);
    expect(refusal(() => pure.act(park))).toBe('case-suspended');
    pure.act({ type: 'unpark', reason: 'x' });
    expect(refusal(() => pure.act(park))).toBe('limit-exhausted');
  });
});

const extend = (clock: string): CaseAction => ({
  type: 'extend',
  clock,
  limit: { amount: 1, unit: 'workHours' },
  reason: 'rain',
});

const ask = (pure: PureCase): void => {
  pure.act({
    type: 'message',
    message: 'extension-requested',
    messageId: 'm1',
    correlation: 'case-1',
    variables: { requestedLimit: { amount: 3, unit: 'workHours' } },
  });
};
const approve = (pure: PureCase, amount: number): unknown =>
  pure.complete(
    'review-extension',
    'approve',
    { grantedLimit: { amount, unit: 'workHours' } },
    person('p-dispatcher', 'dispatcher'),
  );

describe('extending', () => {
  it('is granted within the quota and before the due time, by clock id or name', () => {
    const pure = upTo('assign');
    expect(refusal(() => pure.act(extend('nothing')))).toBe('clock-not-running');
    expect(refusal(() => pure.act(extend('accept')))).toBe('clock-not-running');
    pure.act(extend(pure.clock('handle').id));
    pure.act(extend('handle'));
    expect(refusal(() => pure.act(extend('handle')))).toBe('limit-exhausted');
  });

  it('is refused once overdue', () => {
    const pure = upTo('assign');
    pure.advanceTo(pure.clock('handle').judged?.due ?? 0);
    expect(refusal(() => pure.act(extend('handle')))).toBe('clock-overdue');
  });

  it('comes from the procedure too: exactly what the dispatcher grants', () => {
    const pure = upTo('assign');
    ask(pure);
    expect(pure.open).toEqual(['assign', 'review-extension']);
    approve(pure, 2);
    expect(kinds(pure, 'handle')).toEqual(['start', 'extend']);
    expect(pure.clock('handle').entries.at(-1)).toMatchObject({
      limit: { amount: 2, unit: 'workHours' },
      cause: { code: 'extended', by: 'p-dispatcher' },
    });
  });

  it('is bound by the quota when the procedure extends, changing nothing', () => {
    const pure = upTo('assign');
    ask(pure);
    pure.act(extend('handle'));
    pure.act(extend('handle'));
    const before = pure.shell.engine;
    expect(refusal(() => approve(pure, 1))).toBe('limit-exhausted');
    expect(pure.shell.engine).toBe(before);
    expect(pure.open).toEqual(['assign', 'review-extension']);
  });

  it('cannot be approved once overdue, whenever it was asked for', () => {
    const pure = upTo('assign');
    ask(pure);
    pure.advanceTo(pure.clock('handle').judged?.due ?? 0);
    expect(refusal(() => approve(pure, 1))).toBe('clock-overdue');
    pure.complete('review-extension', 'refuse', {}, person('p-dispatcher', 'dispatcher'));
    expect(pure.open).not.toContain('review-extension');
  });

  it('goes on as it was decided in cases of the first engine version', () => {
    const pure = upTo('assign', {}, { engineVersion: 1 });
    ask(pure);
    pure.act(extend('handle'));
    pure.act(extend('handle'));
    approve(pure, 1);
    expect(kinds(pure, 'handle')).toEqual(['start', 'extend', 'extend', 'extend']);
  });

  it('refuses the approval when handling is over meanwhile, changing nothing', () => {
    const pure = upTo('assign');
    ask(pure);
    again(pure, 'assign', 'handle', 'confirm-result');
    const before = pure.shell.engine;
    expect(refusal(() => approve(pure, 1))).toBe('clock-not-running');
    expect(pure.shell.engine).toBe(before);
    pure.complete('review-extension', 'refuse', {}, person('p-dispatcher', 'dispatcher'));
    expect(pure.open).toEqual(['feedback']);
  });
});

describe('who may act on what', () => {
  it('lets only the named person, the role, and not who did the step before', () => {
    const pure = upTo('handle');
    const submit = (id: string, role: string): string =>
      refusal(() => pure.complete('handle', 'submit', {}, person(id, role)));
    expect(submit('p-handler2', 'handler')).toBe('not-permitted');
    expect(submit('p-handler', 'lead')).toBe('not-permitted');
    expect(submit('p-handler', 'handler')).toBe('accepted');
    again(pure, 'confirm-result', 'feedback');
    const check = (id: string): string =>
      refusal(() => pure.complete('check', 'pass', {}, person(id, 'grid')));
    expect(check('p-handler')).toBe('not-permitted');
    expect(check('p-grid')).toBe('accepted');
  });

  it('hands a task over, and refuses completions from before', () => {
    const pure = upTo('handle');
    const { instance } = pure.task('handle');
    const task = `case-1.${instance}`;
    pure.act({ type: 'transfer', task, person: 'p-handler2', version: 4, reason: 'on leave' });
    expect(pure.recorder.case('case-1').ledger.at(-1)).toMatchObject({
      type: 'task-transferred',
      params: { person: 'p-handler2', reason: 'on leave' },
    });
    expect(pure.task('handle')).toMatchObject({ person: 'p-handler2', role: 'handler' });
    expect(pure.shell.engine.instances.all.find(({ id }) => String(id) === instance)?.holder).toBe(
      'p-handler2',
    );
    const submit = (id: string, version: number): string =>
      refusal(() =>
        pure.act(
          { type: 'complete', task, outcome: 'submit', variables: {}, version },
          person(id, 'handler'),
        ),
      );
    expect(submit('p-handler2', 3)).toBe('stale-version');
    expect(submit('p-handler', 4)).toBe('not-permitted');
    pure.act({ type: 'transfer', task, person: null, unit: 'u-municipal', role: 'lead' });
    expect(pure.task('handle')).toMatchObject({ person: null, unit: 'u-municipal', role: 'lead' });
  });

  it('refuses with the code of what is wrong', () => {
    const pure = upTo('file');
    const { instance } = pure.task('file');
    const task = `case-1.${instance}`;
    const code = (action: CaseAction): string => refusal(() => pure.act(action));
    expect(code({ type: 'complete', task: 'case-1.99', outcome: 'file', variables: {} })).toBe(
      'task-not-open',
    );
    expect(code({ type: 'complete', task, outcome: 'approve', variables: {} })).toBe(
      'outcome-not-offered',
    );
    expect(code({ type: 'return', task, target: '1', reason: 'x' })).toBe('target-not-legal');
    expect(code({ type: 'return', task, target: '1', reason: '' })).toBe('validation-failed');
    expect(code({ type: 'transfer', task: '99', person: null })).toBe('task-not-open');
    expect(code({ type: 'message', message: 'nothing', messageId: 'm', variables: {} })).toBe(
      'message-not-expected',
    );
    expect(code({ type: 'repair', incident: 'none', repair: { kind: 'retry' } })).toBe(
      'incident-not-open',
    );
    expect(code({ type: 'reopen', target: '5', reason: 'x' })).toBe('not-permitted');
    pure.act({ type: 'void', reason: 'x' });
    const closed: readonly CaseAction[] = [
      { type: 'complete', task, outcome: 'file', variables: {} },
      { type: 'return', task, target: '1', reason: 'x' },
      { type: 'transfer', task, person: null },
      { type: 'delegate', task, person: 'p-x', owner: 'p-y', reason: 'x' },
      { type: 'resolve', task, comment: 'x' },
      { type: 'recall-delegation', task },
      { type: 'message', message: 'nothing', messageId: 'm', variables: {} },
      { type: 'extend', clock: 'file', limit: { amount: 1, unit: 'workHours' }, reason: 'x' },
      { type: 'park', until: pure.now + day, reason: 'x' },
      { type: 'unpark', reason: 'x' },
      { type: 'void', reason: 'x' },
      { type: 'repair', incident: 'none', repair: { kind: 'retry' } },
      { type: 'recompute-clocks', calendarVersion: '2' },
    ];
    expect(closed.map(code)).toEqual(closed.map(() => 'case-closed'));
  });

  it('applies a repeated command once', () => {
    const pure = new PureCase(procedure);
    const { instance } = pure.task('accept');
    const sent = command({
      type: 'complete',
      task: `case-1.${instance}`,
      outcome: 'accept',
      variables: {},
    });
    const step = pure.shell.act(sent, pure.now);
    expect(pure.shell.act(sent, pure.now)).toBe(step);
    pure.flush();
    expect(pure.shell.act(sent, pure.now)).toBe(step);
    expect(() => {
      pure.shell.check(sent, pure.now);
    }).not.toThrow();
    expect(pure.entryTypes).toEqual(['case-started', 'task-completed']);
  });
});

describe('variables of a start', () => {
  it('carry the case id and the snapshot of the settings', () => {
    const pure = new PureCase(procedure);
    const input = startInput('case-1', procedure);
    expect(pure.shell.engine.variables).toMatchObject({
      caseId: 'case-1',
      settings: input.settings.variables,
    });
  });
});
