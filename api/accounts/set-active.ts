import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import { byPersonOrCommand, writeSecurityEvent } from '../security-log.ts';

export interface ActiveChange {
  /** Who does it; null for the command line. */
  readonly by: string | null;
  readonly account: string;
  readonly active: boolean;
  readonly at: Date;
}

/** Opens or closes an account; one that is so already makes no second entry in the security log. */
export const setActive = async (
  transaction: Kysely<Database>,
  { by, account, active, at }: ActiveChange,
): Promise<void> => {
  const changed = await transaction
    .updateTable('person')
    .set({ active })
    .where('id', '=', account)
    .where('active', '=', !active)
    .returning('id')
    .executeTakeFirst();
  if (changed === undefined) return;
  const type = active ? 'account-enabled' : 'account-disabled';
  await writeSecurityEvent(
    transaction,
    { type, success: true, ...byPersonOrCommand(by, { account }) },
    at,
  );
};
