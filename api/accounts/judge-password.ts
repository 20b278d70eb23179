import type { Kysely } from 'kysely';
import { passwordFaults, type PasswordFault } from '../../domain/accounts/password-faults.ts';
import type { PasswordRules } from '../../domain/accounts/password-rules.ts';
import type { Database } from '../../migrations/schema/index.ts';
import { isCommonPassword } from './common-passwords.ts';
import { matchesPassword } from './password-hash.ts';

/** Whether it is the person's password, or one of those before it that the rules still count. */
const wasUsed = async (
  database: Kysely<Database>,
  person: string,
  password: string,
  history: number,
): Promise<boolean> => {
  const current = await database
    .selectFrom('person')
    .where('id', '=', person)
    .select('password_hash')
    .execute();
  const former = await database
    .selectFrom('password_history')
    .where('person_id', '=', person)
    .select('password_hash')
    .orderBy('replaced_at', 'desc')
    .limit(history - 1)
    .execute();
  for (const { password_hash: hash } of [...current, ...former]) {
    if (await matchesPassword(hash, password)) return true;
  }
  return false;
};

/** What is wrong with a new password; `person` is null for an account that is only being made. */
export const judgePassword = async (
  database: Kysely<Database>,
  rules: PasswordRules,
  wanted: { readonly person: string | null; readonly login: string; readonly password: string },
): Promise<readonly PasswordFault[]> => {
  const { person, login, password } = wanted;
  const facts = { login, common: await isCommonPassword(password), usedBefore: false };
  const faults = passwordFaults(password, rules, facts);
  // Each comparison costs as much as a sign-in: only for what is a password otherwise.
  if (faults.length > 0 || person === null) return faults;
  const usedBefore = await wasUsed(database, person, password, rules.history);
  return passwordFaults(password, rules, { ...facts, usedBefore });
};
