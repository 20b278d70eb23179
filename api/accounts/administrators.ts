import type { Kysely } from 'kysely';
import { administratorRoles } from '../../domain/permissions/administrators.ts';
import type { Role } from '../../domain/permissions/roles.ts';
import type { Database } from '../../migrations/schema/index.ts';
import { heldAt } from './valid-posts.ts';

interface Holder {
  readonly person: string;
  readonly login: string;
  readonly role: string;
}

/**
 * Enabled holders of these roles, locked until the transaction ends and in one order, so that two
 * people who disable each other at the same time take turns.
 */
export const lockHolders = async (
  transaction: Kysely<Database>,
  roles: readonly Role[],
  at: Date,
): Promise<Holder[]> =>
  transaction
    .selectFrom('person')
    .innerJoin('post', 'post.person_id', 'person.id')
    .where('person.active', '=', true)
    .where('post.role', 'in', roles)
    .where(heldAt(at))
    .select(['person.id as person', 'person.login', 'post.role'])
    .orderBy('person.id')
    .forUpdate('person')
    .execute();

/** Whether a post of administration would be without any enabled holder when this person is gone. */
export const isLastAdministrator = async (
  transaction: Kysely<Database>,
  person: string,
  at: Date,
): Promise<boolean> => {
  const held = await lockHolders(transaction, administratorRoles, at);
  return held
    .filter((holder) => holder.person === person)
    .some(({ role }) => !held.some((other) => other.role === role && other.person !== person));
};
