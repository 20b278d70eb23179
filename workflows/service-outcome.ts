import type { PlannedEntry } from './actions/action-rule.ts';
import type { ServiceCallResult } from './activity-port.ts';
import type { BookedService } from './case-book.ts';

/** How a call of a service ended: with an answer, or without one after all retries. */
export type ServiceOutcome =
  | { readonly kind: 'answered'; readonly result: ServiceCallResult }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

export const serviceEntry = (
  { instance, element, service }: BookedService,
  outcome: ServiceOutcome,
  at: number,
): PlannedEntry => {
  const about = { instance, service };
  if (outcome.kind === 'failed') {
    const { code, message } = outcome;
    const event = { type: 'incident' as const, instance, code, message, at };
    return { type: 'incident-raised', params: { event, ...about }, elementId: element };
  }
  const { variables, error } = outcome.result;
  if (error !== undefined) {
    const { code, message } = error;
    const event = { type: 'service-error' as const, instance, code, message, at };
    return { type: 'service-failed', params: { event, ...about }, elementId: element };
  }
  const event = { type: 'service-completed' as const, instance, variables, at };
  return { type: 'service-completed', params: { event, ...about }, elementId: element };
};
