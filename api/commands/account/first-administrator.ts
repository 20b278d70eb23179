import type { Kysely } from 'kysely';
import { checkPerson } from '../../accounts/check-account.ts';
import { accountManagers, makeFirstAdministrator } from '../../accounts/first-administrator.ts';
import { judgePassword } from '../../accounts/judge-password.ts';
import { hashPassword } from '../../accounts/password-hash.ts';
import { SettingStore } from '../../setting-store.ts';
import { centreUnit } from '../../../migrations/centre-unit.ts';
import type { Database } from '../../../migrations/schema/index.ts';
import { CannotRun } from '../exit-codes.ts';
import type { AccountOptions } from './account-options.ts';
import { choosePassword } from './choose-password.ts';
import { type Outcome, passwordGiven, refused } from './outcome.ts';

type Options = Extract<AccountOptions, { readonly action: 'first-administrator' }>;

const thereIsOne = (logins: readonly string[]): Outcome =>
  refused(
    'already-exists',
    `There is an administrator already: ${logins.join(', ')}. ` +
      'For a forgotten password: npm run account -- reset-password.',
  );

/** @throws CannotRun for a login or name that cannot be taken, or a database without a centre */
export async function firstAdministrator(
  database: Kysely<Database>,
  { login, name, generate }: Options,
): Promise<Outcome> {
  const faults = checkPerson({ login, name, nameEn: '' });
  if (faults.length > 0) {
    throw new CannotRun(
      faults.map(({ path, message }) => `--${path.slice(1)} ${message}`).join('\n'),
    );
  }
  // Asked before a password is: nobody types one for nothing.
  const before = await accountManagers(database, new Date());
  if (before.length > 0) {
    return thereIsOne(before);
  }
  const centre = await centreUnit(database);
  if (centre === null) {
    throw new CannotRun('The database has no centre yet: run npm run migrate -- latest.');
  }
  const rules = await new SettingStore(database).passwordRules();
  const password = await choosePassword({
    login,
    generate,
    rules,
    judge: async (typed) =>
      judgePassword(database, rules, { person: null, login, password: typed }),
  });
  const passwordHash = await hashPassword(password);
  const made = await makeFirstAdministrator(
    database,
    { login, name, unit: centre.id, passwordHash },
    () => new Date(),
  );
  if (made.code === 'already-exists') {
    return thereIsOne(made.logins);
  }
  if (made.code === 'login-taken') {
    return refused('login-taken', `The login ${login} belongs to another account.`);
  }
  return passwordGiven(`Made ${login}, the security administrator of ${centre.name}.`, {
    login,
    id: made.id,
    password,
    generated: generate,
    validUntil: new Date(made.at.getTime() + rules.oneTimeLife),
  });
}
