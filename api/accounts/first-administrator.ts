import { sql, type Kysely } from 'kysely';
import { firstAdministratorRole } from '../../domain/permissions/administrators.ts';
import type { Database } from '../../migrations/schema/index.ts';
import { byPersonOrCommand, writeSecurityEvent } from '../security-log.ts';
import { lockHolders } from './administrators.ts';
import { insertAccount } from './insert-account.ts';

/** Logins of the enabled accounts that may look after accounts. */
export const accountManagers = async (
  database: Kysely<Database>,
  at: Date,
): Promise<readonly string[]> =>
  (await lockHolders(database, [firstAdministratorRole], at)).map((holder) => holder.login);

interface FirstAccount {
  readonly login: string;
  readonly name: string;
  readonly unit: string;
  readonly passwordHash: string;
}

export type FirstAdministrator =
  | { readonly code: 'made'; readonly id: string; readonly at: Date }
  | { readonly code: 'already-exists'; readonly logins: readonly string[] }
  | { readonly code: 'login-taken' };

/**
 * Makes the account that makes all others, as security administrator of the centre; only while no
 * enabled account may do that. Its password is for one sign-in.
 */
export const makeFirstAdministrator = async (
  database: Kysely<Database>,
  { login, name, unit, passwordHash }: FirstAccount,
  now: () => Date,
): Promise<FirstAdministrator> =>
  database.transaction().execute(async (transaction) => {
    // Two at once take turns; the second one finds the first.
    await sql`lock table post in share row exclusive mode`.execute(transaction);
    // Read under the lock: a post that somebody else has just given must have begun.
    const at = now();
    const logins = await accountManagers(transaction, at);
    if (logins.length > 0) return { code: 'already-exists', logins };
    const posts = [{ role: firstAdministratorRole, unit, grid: null }];
    const id = await insertAccount(
      transaction,
      { login, name, nameEn: '', posts, passwordHash },
      at,
    );
    if (id === null) return { code: 'login-taken' };
    const params = { account: id, roles: firstAdministratorRole };
    await writeSecurityEvent(
      transaction,
      { type: 'account-created', success: true, ...byPersonOrCommand(null, params) },
      at,
    );
    return { code: 'made', id, at };
  });
