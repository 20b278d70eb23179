import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import { setActive } from './set-active.ts';
import { endSessionsOf } from './set-password.ts';

/** Closes every account of the demonstration; answers the logins that were open. */
export const disableDemoAccounts = async (
  database: Kysely<Database>,
  at: Date,
): Promise<readonly string[]> =>
  database.transaction().execute(async (transaction) => {
    const open = await transaction
      .selectFrom('person')
      .where('demo', '=', true)
      .where('active', '=', true)
      .select(['id', 'login'])
      .orderBy('login')
      .forUpdate()
      .execute();
    for (const { id } of open) {
      await setActive(transaction, { by: null, account: id, active: false, at });
      await endSessionsOf(transaction, id);
    }
    return open.map((account) => account.login);
  });
