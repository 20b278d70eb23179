import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import { byPersonOrCommand, writeSecurityEvent } from '../security-log.ts';
import { setPassword } from './set-password.ts';

export interface GivenPassword {
  readonly account: string;
  /** Of a one-time password. */
  readonly hash: string;
  /** Who gives it; null for the command line. */
  readonly by: string | null;
  readonly at: Date;
}

/** Sets a one-time password, lifts the lock, ends all sessions (their ids), writes the security log. */
export const givePassword = async (
  transaction: Kysely<Database>,
  { account, hash, by, at }: GivenPassword,
): Promise<readonly string[]> => {
  const fresh = { person: account, hash, oneTime: true, keptSession: null, at };
  const ended = await setPassword(transaction, fresh);
  await writeSecurityEvent(
    transaction,
    { type: 'password-reset', success: true, ...byPersonOrCommand(by, { account }) },
    at,
  );
  return ended;
};
