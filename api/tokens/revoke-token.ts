import type { ApiToken } from '../contract/tokens.ts';
import { noteChange } from '../organisation/history.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { tokenOf } from './token-list.ts';

/**
 * Revokes a token for good: it opens nothing any more. One that is revoked already stays as it is.
 * @throws Problem `not-found`
 */
export const revokeToken = async (
  services: Pick<ApiServices, 'database' | 'readers' | 'now'>,
  reader: Reader,
  id: string,
): Promise<ApiToken> => {
  const { account } = await tokenOf(services, id);
  const at = services.now();
  await services.database.transaction().execute(async (transaction) => {
    const revoked = await transaction
      .updateTable('api_token')
      .set({ revoked_at: at, revoked_by: reader.id })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (revoked === undefined) return;
    await noteChange(transaction, {
      by: reader.id,
      type: 'token-revoked',
      subject: `token:${id}`,
      params: { account: account.id },
      at,
    });
  });
  services.readers.forgetPerson(account.id);
  return tokenOf(services, id);
};
