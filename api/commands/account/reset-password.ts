import type { Kysely } from 'kysely';
import { givePassword } from '../../accounts/give-password.ts';
import { judgePassword } from '../../accounts/judge-password.ts';
import { hashPassword } from '../../accounts/password-hash.ts';
import { SettingStore } from '../../setting-store.ts';
import type { Database } from '../../../migrations/schema/index.ts';
import type { AccountOptions } from './account-options.ts';
import { choosePassword } from './choose-password.ts';
import { type Outcome, passwordGiven, refused } from './outcome.ts';

type Options = Extract<AccountOptions, { readonly action: 'reset-password' }>;

/** @throws CannotRun when no password is chosen */
export async function resetPassword(
  database: Kysely<Database>,
  { login, generate }: Options,
): Promise<Outcome> {
  const account = await database
    .selectFrom('person')
    .where('login', '=', login)
    .select(['id', 'demo', 'active'])
    .executeTakeFirst();
  if (account === undefined) {
    return refused('not-found', `There is no account ${login}.`);
  }
  if (account.demo) {
    return refused(
      'demo-account',
      `${login} belongs to the demonstration; its password is BIHUAN_DEMO_PASSWORD.`,
    );
  }
  if (!account.active) {
    return refused(
      'account-disabled',
      `${login} is disabled; the security administrator enables it.`,
    );
  }
  const rules = await new SettingStore(database).passwordRules();
  const password = await choosePassword({
    login,
    generate,
    rules,
    judge: async (typed) =>
      judgePassword(database, rules, { person: account.id, login, password: typed }),
  });
  const hash = await hashPassword(password);
  const at = new Date();
  await database
    .transaction()
    .execute(async (transaction) =>
      givePassword(transaction, { account: account.id, hash, by: null, at }),
    );
  return passwordGiven(`${login} has a new password; all sessions have ended.`, {
    login,
    id: account.id,
    password,
    generated: generate,
    validUntil: new Date(at.getTime() + rules.oneTimeLife),
  });
}
