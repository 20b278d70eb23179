import type { Kysely } from 'kysely';
import { disableDemoAccounts } from '../../accounts/disable-demo-accounts.ts';
import type { Database } from '../../../migrations/schema/index.ts';
import type { Outcome } from './outcome.ts';

export async function disableDemo(database: Kysely<Database>): Promise<Outcome> {
  const logins = await disableDemoAccounts(database, new Date());
  return {
    done: true,
    words: [
      logins.length === 0
        ? 'No demo account is enabled.'
        : `Disabled ${String(logins.length)} demo accounts: ${logins.join(', ')}.`,
    ],
    result: { disabled: logins },
  };
}
