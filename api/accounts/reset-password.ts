import type { OneTimePassword } from '../contract/accounts.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { accountOf } from './account-list.ts';
import { givePassword } from './give-password.ts';
import { oneTimePassword } from './one-time-password.ts';
import { hashPassword } from './password-hash.ts';
import { refuseAccount } from './refuse-account.ts';

/**
 * Gives an account a one-time password, lifts its lock and ends its sessions. Nobody chooses the
 * password of somebody else (ASVS 6.4.6).
 * @throws Problem `not-found`, `action-not-available` for the own account or one of the demonstration
 */
export const resetPassword = async (
  services: Pick<ApiServices, 'database' | 'settings' | 'readers' | 'now'>,
  reader: Reader,
  id: string,
): Promise<OneTimePassword> => {
  const { database, settings, readers } = services;
  const { login, demo } = await accountOf(services, id);
  if (id === reader.id) throw refuseAccount('own-account');
  if (demo) throw refuseAccount('demo-account');
  const rules = await settings.passwordRules();
  const password = oneTimePassword(rules, login);
  const hash = await hashPassword(password);
  const at = services.now();
  const ended = await database
    .transaction()
    .execute(async (transaction) =>
      givePassword(transaction, { account: id, hash, by: reader.id, at }),
    );
  for (const session of ended) readers.forgetSession(session);
  return {
    account: await accountOf(services, id),
    oneTimePassword: password,
    validUntil: new Date(at.getTime() + rules.oneTimeLife).toISOString(),
  };
};
