import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { JudgedClock } from '../../domain/clocks/judged-clock.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { Centre, type OpenCase } from './centre.ts';
import { straightPath } from './case-inputs.ts';
import { day, hour } from './calendars.ts';
import { ordinaryEvent } from './procedures.ts';

let centre: Centre;
let procedure: Procedure;
beforeAll(async () => {
  procedure = await ordinaryEvent();
  centre = await Centre.skippingTime(inject('timeSkippingServer'));
});
afterAll(async () => {
  await centre.stop();
});

const upTo = async (element: string, variables = {}): Promise<OpenCase> => {
  const opened = await centre.open(procedure, { variables });
  for (const step of straightPath) {
    if (step.element === element) return opened;
    await opened.complete(step.element, step.outcome, step.variables, step.by);
  }
  return opened;
};

const handling = (opened: OpenCase): JudgedClock => {
  const found = [...opened.recorded.clocks.values()].find(({ name }) => name === 'handle');
  if (found === undefined) throw new Error('Expected a handling clock');
  return found.judged;
};
const threshold = (opened: OpenCase, which: 'warnAt' | 'dueAt' | 'escalateAt'): number => {
  const at = handling(opened)[which];
  if (at === null) throw new Error(`Expected ${which}, but there is none`);
  return at;
};
const firings = (opened: OpenCase): readonly (readonly unknown[])[] =>
  opened.recorded.ledger
    .filter(({ type }) => type === 'timer-fired')
    .map(({ elementId, params }) => [elementId, params['due']]);
const notices = (opened: OpenCase): readonly unknown[] =>
  centre.recorder.calls
    .filter(({ caseId, service }) => caseId === opened.caseId && service === 'notify')
    .map(({ inputs }) => inputs['kind']);

/** Those whose firing the tests below wait for. */
const triedTimers = [
  'callback-delay',
  'callback-spacing',
  'handling-due',
  'handling-escalate',
  'handling-warn',
];

describe('timers on a server that skips time', () => {
  it('are all of those that the delivered procedure has', () => {
    const timers = Object.values(procedure.elements).flatMap((element) =>
      'timer' in element ? [element.id] : [],
    );
    expect(timers.toSorted()).toEqual(triedTimers);
  });

  it('warn, are due and escalate when the judge says so', async () => {
    const opened = await upTo('assign');
    const [warn, due, escalate] = [
      threshold(opened, 'warnAt'),
      threshold(opened, 'dueAt'),
      threshold(opened, 'escalateAt'),
    ];
    await centre.passTimeTo(warn - 60_000);
    expect(firings(opened)).toEqual([]);
    await centre.passTimeTo(warn + 60_000);
    await opened.until('the urge', () => (notices(opened).length === 1 ? true : undefined));
    await centre.passTimeTo(escalate + 60_000);
    await opened.task('supervise');
    expect(firings(opened)).toEqual([
      ['handling-warn', warn],
      ['handling-due', due],
      ['handling-escalate', escalate],
    ]);
    expect(notices(opened)).toEqual(['urge', 'overdue']);
    const late = opened.recorded.ledger
      .filter(({ type }) => type === 'timer-fired')
      .map(({ at, params }) => at - Number(params['due']));
    expect(Math.max(...late)).toBeLessThan(5_000);
  });

  it('move with an extension', async () => {
    const opened = await upTo('assign');
    const before = threshold(opened, 'dueAt');
    await opened.act({
      type: 'extend',
      clock: 'handle',
      limit: { amount: 4, unit: 'workHours' },
      reason: 'rain',
    });
    const after = threshold(opened, 'dueAt');
    expect(after).toBeGreaterThan(before);
    await centre.passTimeTo(after + 60_000);
    await opened.until('the overdue notice', () =>
      notices(opened).length === 2 ? true : undefined,
    );
    expect(firings(opened)).toEqual([
      ['handling-warn', threshold(opened, 'warnAt')],
      ['handling-due', after],
    ]);
  });

  it('move with parking, which ends by itself', async () => {
    const opened = await upTo('assign');
    const before = threshold(opened, 'escalateAt');
    const until = before + 5 * day;
    await opened.act({ type: 'park', until, reason: 'needs summer' });
    await centre.passTimeTo(until - hour);
    expect(firings(opened)).toEqual([]);
    expect((await opened.snapshot()).caseState).toBe('suspended');
    await centre.passTimeTo(until + hour / 60);
    await opened.until('the end of parking', () =>
      opened.types.includes('case-unparked') ? true : undefined,
    );
    expect(threshold(opened, 'dueAt')).toBeGreaterThan(until);
    expect((await opened.complete('assign', 'assign', { person: 'p-handler' })).caseState).toBe(
      'open',
    );
  });

  it('move with a calendar that comes in', async () => {
    const opened = await upTo('assign');
    const before = threshold(opened, 'dueAt');
    const { calendar } = centre.recorder;
    centre.recorder.calendar = { ...calendar, version: '2', officeHours: [['08:00', '09:00']] };
    try {
      await opened.act({ type: 'recompute-clocks', calendarVersion: '2' });
      const after = threshold(opened, 'dueAt');
      expect(after).toBeGreaterThan(before);
      await centre.passTimeTo(after + 60_000);
      await opened.until('the firing', () => (firings(opened).length === 2 ? true : undefined));
      expect(firings(opened)[1]).toEqual(['handling-due', after]);
    } finally {
      centre.recorder.calendar = calendar;
    }
  });

  it('keep the earliest call-back time and the spacing between tries', async () => {
    const opened = await upTo('close', { wantsCallback: true });
    await opened.complete('close', 'close');
    const closedAt = opened.recorded.ledger.at(-1)?.at ?? 0;
    expect(opened.open).toEqual([]);
    await centre.passTimeTo(closedAt + 2 * hour + 60_000);
    await opened.complete('callback', 'unreachable');
    const triedAt = opened.recorded.ledger.at(-1)?.at ?? 0;
    await centre.passTimeTo(triedAt + 4 * hour + 60_000);
    await opened.task('callback');
    expect(firings(opened)).toEqual([
      ['callback-delay', closedAt + 2 * hour],
      ['callback-spacing', triedAt + 4 * hour],
    ]);
  });

  it('let a projection that the database refuses be tried again later', async () => {
    const opened = await centre.open(procedure);
    const task = await opened.task('accept');
    let refused = 0;
    centre.recorder.beforeRecord = ({ caseId }) => {
      if (caseId !== opened.caseId || refused > 0) return;
      refused += 1;
      throw ApplicationFailure.nonRetryable('the row is locked for good');
    };
    const acting = opened.act({ type: 'complete', task, outcome: 'accept', variables: {} });
    await opened.until('the refusal', () => (refused > 0 ? true : undefined));
    await centre.env.sleep(2 * 60_000);
    expect(await acting).toMatchObject({ step: 2, seq: 2 });
    centre.recorder.beforeRecord = () => undefined;
  });

  it('let it be tried less and less often, so that the history outlasts a long repair', async () => {
    const opened = await centre.open(procedure);
    const task = await opened.task('accept');
    let refused = 0;
    let isMended = false;
    centre.recorder.beforeRecord = ({ caseId }) => {
      if (caseId !== opened.caseId || isMended) return;
      refused += 1;
      throw ApplicationFailure.nonRetryable('the row is locked for good');
    };
    const acting = opened.act({ type: 'complete', task, outcome: 'accept', variables: {} });
    await opened.until('the refusal', () => (refused > 0 ? true : undefined));
    await centre.env.sleep(6 * hour);
    expect(refused).toBeLessThan(40);
    isMended = true;
    await centre.env.sleep(hour / 4);
    expect(await acting).toMatchObject({ step: 2, seq: 2 });
    centre.recorder.beforeRecord = () => undefined;
  });

  it('cost one timer at a time, which is not armed again for what comes later', async () => {
    const opened = await upTo('handle');
    const events = (await opened.handle.fetchHistory()).events ?? [];
    const started = events.filter(({ timerStartedEventAttributes }) => timerStartedEventAttributes);
    // Nothing of the straight path is subscribed to a clock before handling.
    expect(started).toHaveLength(1);
    expect(
      events.filter(({ timerCanceledEventAttributes }) => timerCanceledEventAttributes),
    ).toEqual([]);
  });
});
