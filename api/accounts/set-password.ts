import { sql, type Kysely } from 'kysely';
import { settingTable } from '../../domain/settings/setting-table.ts';
import type { Database } from '../../migrations/schema/index.ts';

/** As many former passwords are kept as the setting may ever count. */
const keptPasswords = settingTable.passwordHistory.maximum;

export interface NewPassword {
  readonly person: string;
  readonly hash: string;
  /** Somebody else has set it: it has to be changed after its first use. */
  readonly oneTime: boolean;
  /** The session that goes on; all others of the person end. */
  readonly keptSession: string | null;
  readonly at: Date;
}

const remember = async (transaction: Kysely<Database>, person: string, at: Date): Promise<void> => {
  await transaction
    .insertInto('password_history')
    .columns(['person_id', 'password_hash', 'replaced_at'])
    .expression((from) =>
      from
        .selectFrom('person')
        .where('id', '=', person)
        .select(['id', 'password_hash', sql<Date>`${at}::timestamptz`.as('replaced_at')]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await transaction
    .deleteFrom('password_history')
    .where('person_id', '=', person)
    .where('replaced_at', 'not in', (from) =>
      from
        .selectFrom('password_history')
        .where('person_id', '=', person)
        .select('replaced_at')
        .orderBy('replaced_at', 'desc')
        .limit(keptPasswords),
    )
    .execute();
};

/** Ends sessions of a person in the database; answers their ids, for `ReaderStore.forgetSession`. */
export const endSessionsOf = async (
  transaction: Kysely<Database>,
  person: string,
  keptSession: string | null = null,
): Promise<readonly string[]> => {
  const ended = await transaction
    .deleteFrom('session')
    .where('person_id', '=', person)
    .where('id', 'is distinct from', keptSession)
    .returning('id')
    .execute();
  return ended.map((session) => session.id);
};

/**
 * Puts a checked password in the place of the present one, lifts a lock and ends the other sessions.
 * @returns ids of the sessions that ended
 */
export const setPassword = async (
  transaction: Kysely<Database>,
  { person, hash, oneTime, keptSession, at }: NewPassword,
): Promise<readonly string[]> => {
  await remember(transaction, person, at);
  await transaction
    .updateTable('person')
    .set({
      password_hash: hash,
      must_change_password: oneTime,
      password_changed_at: at,
      failed_sign_ins: 0,
      locked_until: null,
    })
    .where('id', '=', person)
    .execute();
  return endSessionsOf(transaction, person, keptSession);
};
