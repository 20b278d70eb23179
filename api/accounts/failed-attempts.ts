import type { Kysely } from 'kysely';
import type { SecurityEventType } from '../../domain/audit/security-event-types.ts';
import type { Database } from '../../migrations/schema/index.ts';
import { Problem } from '../problem.ts';
import { writeSecurityEvent } from '../security-log.ts';
import type { SignInPolicy } from '../setting-store.ts';

/** @throws Problem `account-locked` with the seconds left */
export const refuseLocked = (lockedUntil: number, now: number): void => {
  if (lockedUntil <= now) return;
  const retryAfter = Math.ceil((lockedUntil - now) / 1000);
  throw new Problem('account-locked', { retryAfter, params: { retryAfter } });
};

/** Counts a wrong password of an account, wherever it was asked for; too many in a row lock it. */
export const countFailure = async (
  database: Kysely<Database>,
  attempt: { readonly person: string; readonly type: SecurityEventType },
  policy: SignInPolicy,
  at: Date,
): Promise<void> => {
  const { person, type } = attempt;
  const counted = await database
    .updateTable('person')
    .set((update) => ({ failed_sign_ins: update('failed_sign_ins', '+', 1) }))
    .where('id', '=', person)
    .returning('failed_sign_ins')
    .executeTakeFirstOrThrow();
  await writeSecurityEvent(database, { person, type, success: false }, at);
  if (counted.failed_sign_ins < policy.attempts) return;
  await database
    .updateTable('person')
    .set({ failed_sign_ins: 0, locked_until: new Date(at.getTime() + policy.lockMillis) })
    .where('id', '=', person)
    .execute();
  await writeSecurityEvent(database, { person, type: 'sign-in-locked', success: false }, at);
};
