import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';

const withAttempt = (error: ApplicationFailure, attempt: number): ApplicationFailure =>
  ApplicationFailure.create({
    message: error.message,
    nonRetryable: true,
    details: [{ attempt }],
    cause: error,
    ...(typeof error.type === 'string' ? { type: error.type } : {}),
  });

/**
 * Says with a failure that no repetition can mend at which attempt it came: the workflow is not told
 * otherwise (`workflows/service-outcome.ts` reads it).
 */
export const countAttempts: ActivityInterceptorsFactory = (context) => ({
  inbound: {
    async execute(input, next) {
      try {
        return await next(input);
      } catch (error) {
        const final = error instanceof ApplicationFailure && error.nonRetryable === true;
        throw final ? withAttempt(error, context.info.attempt) : error;
      }
    },
  },
});
