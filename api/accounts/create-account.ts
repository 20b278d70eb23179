import type { NewAccount, OneTimePassword } from '../contract/accounts.ts';
import { fieldProblem, Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { writeSecurityEvent } from '../security-log.ts';
import type { ApiServices } from '../services.ts';
import { accountOf } from './account-list.ts';
import { checkPerson, checkPosts, postsOf } from './check-account.ts';
import { insertAccount } from './insert-account.ts';
import { oneTimePassword } from './one-time-password.ts';
import { hashPassword } from './password-hash.ts';

/**
 * Makes an account with its posts and a one-time password.
 * @throws Problem `validation-failed` (also for posts that exclude each other), `already-exists`
 */
export const createAccount = async (
  services: Pick<ApiServices, 'database' | 'settings' | 'now'>,
  reader: Reader,
  { login, name, nameEn = '', posts }: NewAccount,
): Promise<OneTimePassword> => {
  const { database, settings } = services;
  const person = { login, name: name.trim(), nameEn: nameEn.trim() };
  const errors = [...checkPerson(person), ...(await checkPosts(database, posts))];
  if (errors.length > 0) throw new Problem('validation-failed', { errors });
  const rules = await settings.passwordRules();
  const password = oneTimePassword(rules, login);
  const account = { ...person, posts: postsOf(posts), passwordHash: await hashPassword(password) };
  const at = services.now();
  const id = await database.transaction().execute(async (transaction) => {
    const made = await insertAccount(transaction, account, at);
    if (made === null)
      throw fieldProblem('already-exists', '/login', {
        code: 'already-exists',
        message: 'belongs to another account',
      });
    const params = { account: made, roles: posts.map((post) => post.role).join(' ') };
    await writeSecurityEvent(
      transaction,
      { person: reader.id, type: 'account-created', success: true, params },
      at,
    );
    return made;
  });
  return {
    account: await accountOf(services, id),
    oneTimePassword: password,
    validUntil: new Date(at.getTime() + rules.oneTimeLife).toISOString(),
  };
};
