import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/common';
import { messageOf } from './act-defect.ts';
import type { PlannedEntry } from './actions/action-rule.ts';
import type { ServiceCallResult } from './activity-port.ts';
import type { BookedService } from './case-book.ts';

/** How a call of a service ended: with an answer, or without one after all retries. */
export type ServiceOutcome =
  | { readonly kind: 'answered'; readonly result: ServiceCallResult }
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly message: string;
      /** How often the service was called; absent where nobody counted. */
      readonly attempts?: number;
    };

const isAttempt = (detail: unknown): detail is { readonly attempt: number } =>
  typeof detail === 'object' &&
  detail !== null &&
  'attempt' in detail &&
  typeof detail.attempt === 'number';

/** The worker tells it with a failure that no repetition can mend; else all attempts are spent. */
const attemptsOf = (error: unknown, cause: unknown, most: number): number | undefined => {
  const [told] = cause instanceof ApplicationFailure ? (cause.details ?? []) : [];
  if (isAttempt(told)) return told.attempt;
  const spent = error instanceof ActivityFailure && error.retryState === 'MAXIMUM_ATTEMPTS_REACHED';
  return spent ? most : undefined;
};

const codeOf = (cause: unknown): string => {
  if (cause instanceof TimeoutFailure) return 'service-timeout';
  return (cause instanceof ApplicationFailure ? cause.type : null) ?? 'service-failed';
};

/** What a call came to that failed for good; `most` attempts are allowed. */
export const failedOutcome = (error: unknown, most: number): ServiceOutcome => {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  const attempts = attemptsOf(error, cause, most);
  return {
    kind: 'failed',
    code: codeOf(cause),
    message: messageOf(cause),
    ...(attempts === undefined ? {} : { attempts }),
  };
};

export const serviceEntry = (
  { instance, element, service }: BookedService,
  outcome: ServiceOutcome,
  at: number,
): PlannedEntry => {
  const about = { instance, service };
  if (outcome.kind === 'failed') {
    const { code, message, attempts } = outcome;
    const event = { type: 'incident' as const, instance, code, message, at };
    const tried = attempts === undefined ? {} : { attempts };
    return {
      type: 'incident-raised',
      params: { event, ...about, ...tried },
      elementId: element,
    };
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
