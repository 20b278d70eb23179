import type { PasswordFault } from '../../domain/accounts/password-faults.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { writeSecurityEvent } from '../security-log.ts';
import type { ApiServices } from '../services.ts';
import { countFailure, refuseLocked } from './failed-attempts.ts';
import { judgePassword } from './judge-password.ts';
import { hashPassword, matchesPassword } from './password-hash.ts';
import { passwordProblem } from './password-problem.ts';
import { refuseAccount } from './refuse-account.ts';
import { setPassword } from './set-password.ts';

type Used = Pick<ApiServices, 'database' | 'settings' | 'readers' | 'now'>;

interface Account {
  readonly password_hash: string;
  readonly locked_until: Date | null;
}

const accountOf = async ({ database }: Used, reader: Reader): Promise<Account> => {
  if (reader.demo) throw refuseAccount('demo-account');
  return database
    .selectFrom('person')
    .where('id', '=', reader.id)
    .select(['password_hash', 'locked_until'])
    .executeTakeFirstOrThrow();
};

/** A wrong password here counts like one at sign-in: whoever finds an open session cannot try them all. */
const requireCurrent = async (
  { database, settings, now }: Used,
  reader: Reader,
  account: Account,
  current: string,
): Promise<void> => {
  refuseLocked(account.locked_until?.getTime() ?? 0, now().getTime());
  if (await matchesPassword(account.password_hash, current)) return;
  const attempt = { person: reader.id, type: 'password-change' } as const;
  await countFailure(database, attempt, await settings.signInPolicy(), now());
  throw passwordProblem('/current', ['wrong']);
};

const requireGood = (faults: readonly PasswordFault[]): void => {
  if (faults.length > 0) throw passwordProblem('/next', faults);
};

/**
 * Changes the reader's own password and ends their other sessions (ASVS 6.2.2, 6.2.3, 7.4.3).
 * @throws Problem `validation-failed` with the faults of `/current` or `/next`, `account-locked`,
 * `action-not-available` for a demo account, `stale-version` when it was changed meanwhile
 */
export const changeOwnPassword = async (
  services: Used,
  reader: Reader,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<void> => {
  const { database, settings, readers } = services;
  const account = await accountOf(services, reader);
  await requireCurrent(services, reader, account, current);
  const wanted = { person: reader.id, login: reader.login, password: next };
  requireGood(await judgePassword(database, await settings.passwordRules(), wanted));
  const hash = await hashPassword(next);
  const at = services.now();
  const ended = await database.transaction().execute(async (transaction) => {
    const still = await transaction
      .selectFrom('person')
      .where('id', '=', reader.id)
      .where('password_hash', '=', account.password_hash)
      .select('id')
      .forUpdate()
      .executeTakeFirst();
    if (still === undefined) throw new Problem('stale-version');
    const { id: person, sessionId: keptSession } = reader;
    const sessions = await setPassword(transaction, {
      person,
      hash,
      oneTime: false,
      keptSession,
      at,
    });
    await writeSecurityEvent(transaction, { person, type: 'password-change', success: true }, at);
    return sessions;
  });
  for (const session of ended) readers.forgetSession(session);
  readers.forgetPerson(reader.id);
};
