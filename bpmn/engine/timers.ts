import type { TimerRule } from '../model/event-definition.ts';
import {
  addDuration,
  parseCycle,
  parseDuration,
  parseInstant,
  times,
  type Cycle,
  type Duration,
} from '../expressions/iso8601.ts';
import type { Failure } from './failures.ts';
import { timerId } from './ids.ts';
import type { ArmedTimer, Instance } from './state.ts';
import type { Step } from './step.ts';

/** Works out when a timer fires, at the time of the step. */
export function timerFor(
  step: Step,
  instance: Instance,
  element: string,
  rule: TimerRule,
): ArmedTimer | Failure {
  if (rule.kind === 'clock')
    return { element, fired: 0, clock: rule.clock, threshold: rule.threshold };
  const text = textOf(step, step.viewOf(instance, element), rule.value);
  if (typeof text !== 'string') return text;
  const when = schedules[rule.kind](text, step);
  if (when !== null) return { element, fired: 0, ...when };
  return {
    code: 'timer-not-valid',
    message: `Expected a ${rule.kind} from the timer of ${element}, but got ${text}`,
  };
}

function textOf(
  step: Step,
  instance: Instance,
  value: { readonly literal: string } | { readonly expression: string },
): string | Failure {
  if ('literal' in value) return value.literal;
  const result = step.evaluate(instance, value.expression);
  if (!result.ok) return { code: 'expression-failed', message: result.message };
  return typeof result.value === 'string' ? result.value : JSON.stringify(result.value);
}

type Schedule = Pick<ArmedTimer, 'due' | 'armed' | 'every' | 'left' | 'start' | 'offset'>;

const schedules: {
  readonly [K in 'date' | 'duration' | 'cycle']: (text: string, step: Step) => Schedule | null;
} = {
  date: (text) => {
    const due = parseInstant(text);
    return due === null ? null : { due };
  },
  duration: (text, { at, draft }) => {
    const duration = parseDuration(text);
    return duration === null ? null : { due: addDuration(at, duration, draft.offset), armed: at };
  },
  cycle: (text, { at, draft }) => {
    const cycle = parseCycle(text);
    if (cycle === null) return null;
    return {
      ...(cycle.start === null
        ? { due: addDuration(at, cycle.every, draft.offset), armed: at }
        : { due: cycle.start }),
      ...(draft.rules === 1 ? {} : calendarOf(cycle, { start: at, offset: draft.offset })),
      every: text.slice(text.lastIndexOf('/') + 1),
      ...(cycle.repetitions === null ? {} : { left: cycle.repetitions }),
    };
  },
};

/** Months and years of a cycle whose start is written out are counted from there, at its offset. */
function calendarOf(
  { every, start, offset }: Cycle,
  begun: { readonly start: number; readonly offset: number },
): Pick<ArmedTimer, 'start' | 'offset'> {
  if (every.years === 0 && every.months === 0) return {};
  return start === null ? begun : { start, offset };
}

/** It can fire: not spent, and not only remembered from before a body completed. */
export function isArmed(timer: ArmedTimer): boolean {
  return timer.spent !== true && (timer.due !== undefined || timer.clock !== undefined);
}

export function emitArmed(step: Step, instance: Instance, timer: ArmedTimer): void {
  const base = {
    timer: timerId(instance.id, timer),
    instance: String(instance.id),
    element: timer.element,
  };
  if (timer.clock !== undefined && timer.threshold !== undefined) {
    step.emit({ type: 'arm-clock-timer', ...base, clock: timer.clock, threshold: timer.threshold });
  }
  const { due, armed } = timer;
  if (due !== undefined)
    step.emit({ type: 'arm-timer', ...base, due, ...(armed === undefined ? {} : { armed }) });
}

/**
 * What becomes of a timer that has fired: the next turn of its cycle, or spent. A duration fires once, a cycle
 * so often as it says, `R/` for ever, all of them no longer than their activity (specification 10.5.5). A
 * catch event with a cycle is not defined there: here it gives its data and a token at each turn and ends with
 * the last, so that one without end is refused (`validate/rules/timer-valid.ts`). While a turn that could not
 * give its data waits for a repair the cycle goes on, and the repair makes up for one turn. Months and years are
 * those of the calendar at the offset of a written start, else of the case: in UTC a month that begins at midnight
 * in Shanghai would be counted from the day before.
 *
 * Elsewhere: Camunda 7 and 8 and Flowable have all three; what a cycle means where was a question to each
 * (camunda/camunda 1702 and 1703, ProcessMaker 2295, bpmn-elements 29). After a standstill one overdue turn
 * is made up for here, not each; for resumed instances elsewhere it is all, one, or the time that was left
 * (camunda/camunda 57549, 57523, 56080).
 */
export function afterFiring({ at, draft }: Step, timer: ArmedTimer): ArmedTimer {
  const every = timer.every === undefined ? null : parseDuration(timer.every);
  if (every === null || timer.left === 1 || timer.due === undefined)
    return { ...timer, spent: true };
  const left = timer.left === undefined ? {} : { left: timer.left - 1 };
  const { armed: _armed, ...going } = timer;
  const next = draft.rules === 1 ? firstRulesTurn : nextTurn;
  return { ...going, fired: timer.fired + 1, ...next(timer, every, at), ...left };
}

type Turn = Pick<ArmedTimer, 'due' | 'armed' | 'start'>;

/** All is counted in UTC, and a cycle that began at a date is one like any other after its first turn. */
function firstRulesTurn({ due = 0 }: ArmedTimer, every: Duration, at: number): Turn {
  const next = addDuration(due, every);
  return { due: next > at ? next : addDuration(at, every), armed: at };
}

/**
 * No drift while firings come in time; no burst of overdue turns after a standstill: a cycle that began at a date
 * keeps its places, any other counts from the turn that is made up for.
 */
function nextTurn(timer: ArmedTimer, every: Duration, at: number): Turn {
  const { due = 0, start, offset = 0 } = timer;
  const after = (instant: number): number =>
    start === undefined
      ? due + turnsAfter(instant - due, every) * every.milliseconds
      : monthsAfter(instant, { start, every, offset });
  const next = after(due);
  if (timer.armed === undefined) return { due: next > at ? next : after(at) };
  if (next > at) return { due: next, armed: at };
  return {
    due: addDuration(at, every, offset),
    armed: at,
    ...(start === undefined ? {} : { start: at }),
  };
}

/** How many turns it takes until one lies behind a time that has passed. */
function turnsAfter(passed: number, { milliseconds }: Duration): number {
  return Math.floor(passed / milliseconds) + 1;
}

/** Each turn from the first, so that the 31st stays the 31st. */
function monthsAfter(
  instant: number,
  {
    start,
    every,
    offset,
  }: { readonly start: number; readonly every: Duration; readonly offset: number },
): number {
  for (let turn = 1; ; turn += 1) {
    const next = addDuration(start, times(every, turn), offset);
    // Also of what no calendar has.
    if (!(next <= instant)) return next;
  }
}
