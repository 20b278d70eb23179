import { ApplicationFailure } from '@temporalio/common';

/**
 * Two classes of failure of an activity. Whatever is thrown as it is counts as passing and is tried
 * again (a lost connection, a deadlock); what no repetition can mend is marked here.
 */
export const permanentFailure = (
  code: string,
  message: string,
  cause?: unknown,
): ApplicationFailure =>
  ApplicationFailure.create({
    type: code,
    message,
    nonRetryable: true,
    ...(cause instanceof Error ? { cause } : {}),
  });

/** SQLSTATE classes that say something of the statement or its data, not of the moment. */
const permanentClasses: ReadonlySet<string> = new Set(['22', '23', '42', 'P0']);

const sqlStateOf = (error: unknown): string | null =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^[0-9A-Z]{5}$/u.test(error.code)
    ? error.code
    : null;

/** The database will refuse the same statement again: bad data, a broken constraint, a missing table. */
export const isRefusedByDatabase = (error: unknown): boolean => {
  const state = sqlStateOf(error);
  return state !== null && permanentClasses.has(state.slice(0, 2));
};
