import { parseCycle, parseDuration, parseInstant } from '../../expressions/iso8601.ts';
import type { BpmnElement } from '../../model/element.ts';
import type { TimerRule, Trigger } from '../../model/event-definition.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

const readers = { date: parseInstant, duration: parseDuration, cycle: parseCycle } as const;

/** A time written out that is none, or null. */
export function wrongTime(timer: TimerRule): string | null {
  if (timer.kind === 'clock' || 'expression' in timer.value) return null;
  return readers[timer.kind](timer.value.literal) === null ? timer.value.literal : null;
}

/**
 * A time written out is ISO 8601, a date with its offset. A catch event whose cycle has no end would
 * give tokens for ever.
 */
export const timerValid: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) => {
    if ('triggers' in element) return ofTriggers(element);
    if (!('timer' in element)) return [];
    const text = wrongTime(element.timer);
    if (text !== null) return [errorAt('timer-not-valid', element.id, { text })];
    const { timer } = element;
    const unbounded =
      timer.kind === 'cycle' && 'literal' in timer.value && timer.value.literal.startsWith('R/');
    return element.kind === 'timerCatchEvent' && unbounded
      ? [errorAt('cycle-without-end', element.id)]
      : [];
  });

function ofTriggers({ id, triggers }: BpmnElement & { readonly triggers: readonly Trigger[] }) {
  return triggers.flatMap((trigger) => {
    const text = trigger.type === 'timer' ? wrongTime(trigger.timer) : null;
    return text === null ? [] : [errorAt('timer-not-valid', id, { text })];
  });
}
