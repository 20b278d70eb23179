import type { Kysely } from 'kysely';
import type { Database } from '../../../migrations/schema/index.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import type { AccountOptions } from './account-options.ts';
import { disableDemo } from './disable-demo.ts';
import { firstAdministrator } from './first-administrator.ts';
import { withDatabase } from './open-database.ts';
import { resetPassword } from './reset-password.ts';
import type { Outcome } from './outcome.ts';

const carryOut = async (database: Kysely<Database>, options: AccountOptions): Promise<Outcome> => {
  if (options.action === 'first-administrator') {
    return firstAdministrator(database, options);
  }
  return options.action === 'reset-password'
    ? resetPassword(database, options)
    : disableDemo(database);
};

/** Does what is asked for and says what came of it. @throws CannotRun */
export async function changeAccounts(options: AccountOptions, url: string): Promise<ExitCode> {
  const { done, words, result } = await withDatabase(url, async (database) =>
    carryOut(database, options),
  );
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ action: options.action, done, ...result })}\n`);
  } else {
    (done ? process.stdout : process.stderr).write(`${words.join('\n')}\n`);
  }
  return done ? exitCodes.done : exitCodes.no;
}
