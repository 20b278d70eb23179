import type { TimerRule } from '../model/event-definition.ts';
import { addDuration, parseCycle, parseDuration, parseInstant } from '../expressions/iso8601.ts';
import type { Failure } from './failures.ts';
import { timerId } from './ids.ts';
import type { ArmedTimer, Instance } from './state.ts';
import type { Step } from './step.ts';
import { elementOfWait } from './triggers.ts';

/** Works out when a timer fires, at the time of the step. */
export function timerFor(
  step: Step,
  instance: Instance,
  element: string,
  rule: TimerRule,
): ArmedTimer | Failure {
  if (rule.kind === 'clock')
    return { element, fired: 0, clock: rule.clock, threshold: rule.threshold };
  const text = textOf(step, step.viewOf(instance, elementOfWait(element)), rule.value);
  if (typeof text !== 'string') return text;
  const when = schedules[rule.kind](text, step.at);
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

type Schedule = Pick<ArmedTimer, 'due' | 'armed' | 'every' | 'left'>;

const schedules: {
  readonly [K in 'date' | 'duration' | 'cycle']: (text: string, at: number) => Schedule | null;
} = {
  date: (text) => {
    const due = parseInstant(text);
    return due === null ? null : { due };
  },
  duration: (text, at) => {
    const duration = parseDuration(text);
    return duration === null ? null : { due: addDuration(at, duration), armed: at };
  },
  cycle: (text, at) => {
    const cycle = parseCycle(text);
    if (cycle === null) return null;
    return {
      ...(cycle.start === null
        ? { due: addDuration(at, cycle.every), armed: at }
        : { due: cycle.start }),
      every: text.slice(text.lastIndexOf('/') + 1),
      ...(cycle.repetitions === null ? {} : { left: cycle.repetitions }),
    };
  },
};

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
 * give its data waits for a repair the cycle goes on, and the repair makes up for one turn.
 *
 * Elsewhere: Camunda 7 and 8 and Flowable have all three; what a cycle means where was a question to each
 * (camunda/camunda 1702 and 1703, ProcessMaker 2295, bpmn-elements 29). After a standstill one overdue turn
 * is made up for here, not each; for resumed instances elsewhere it is all, one, or the time that was left
 * (camunda/camunda 57549, 57523, 56080).
 */
export function afterFiring(timer: ArmedTimer, at: number): ArmedTimer {
  const every = timer.every === undefined ? null : parseDuration(timer.every);
  if (every === null || timer.left === 1 || timer.due === undefined)
    return { ...timer, spent: true };
  // No drift while firings come in time; no burst of overdue turns after a standstill.
  const next = addDuration(timer.due, every);
  const due = next > at ? next : addDuration(at, every);
  const left = timer.left === undefined ? {} : { left: timer.left - 1 };
  return { ...timer, fired: timer.fired + 1, due, armed: at, ...left };
}
