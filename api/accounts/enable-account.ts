import type { Account } from '../contract/accounts.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { accountOf } from './account-list.ts';
import { refuseAccount } from './refuse-account.ts';
import { setActive } from './set-active.ts';

/**
 * Opens a disabled account again, with the password that it had.
 * @throws Problem `not-found`, `action-not-available` for a demo account outside demo mode
 */
export const enableAccount = async (
  services: Pick<ApiServices, 'config' | 'database' | 'settings' | 'now'>,
  reader: Reader,
  id: string,
): Promise<Account> => {
  const { demo } = await accountOf(services, id);
  if (demo && !services.config.demo) throw refuseAccount('demo-account');
  const at = services.now();
  await services.database.transaction().execute(async (transaction) => {
    await setActive(transaction, { by: reader.id, account: id, active: true, at });
  });
  return accountOf(services, id);
};
