import type { Account } from '../contract/accounts.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { accountOf } from './account-list.ts';
import { isLastAdministrator } from './administrators.ts';
import { refuseAccount } from './refuse-account.ts';
import { setActive } from './set-active.ts';
import { endSessionsOf } from './set-password.ts';

/**
 * Closes an account at once: its sessions end, its tokens open nothing. What it did stays.
 * @throws Problem `not-found`, `action-not-available` for the own account or the last administrator
 */
export const disableAccount = async (
  services: Pick<ApiServices, 'database' | 'settings' | 'readers' | 'now'>,
  reader: Reader,
  id: string,
): Promise<Account> => {
  const { database, readers } = services;
  await accountOf(services, id);
  if (id === reader.id) throw refuseAccount('own-account');
  const at = services.now();
  const ended = await database.transaction().execute(async (transaction) => {
    if (await isLastAdministrator(transaction, id, at)) throw refuseAccount('last-administrator');
    await setActive(transaction, { by: reader.id, account: id, active: false, at });
    return endSessionsOf(transaction, id);
  });
  for (const session of ended) readers.forgetSession(session);
  readers.forgetPerson(id);
  return accountOf(services, id);
};
