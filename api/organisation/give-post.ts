import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import { newId } from '../../migrations/new-id.ts';
import { refuseAccount } from '../accounts/refuse-account.ts';
import type { GivePost, PersonDetail } from '../contract/organisation.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { checkPost, type WantedPost } from './check-post.ts';
import { noteChange } from './history.ts';
import { personDetail } from './person-detail.ts';

/** Locks the person, so that two posts given at once are judged one after the other. */
export const lockPerson = async (transaction: Kysely<Database>, id: string): Promise<void> => {
  const found = await transaction
    .selectFrom('person')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Problem('not-found');
};

const insertPost = async (transaction: Kysely<Database>, wanted: WantedPost): Promise<void> => {
  await transaction
    .insertInto('post')
    .values({
      id: newId(),
      person_id: wanted.person,
      role: wanted.role,
      unit_id: wanted.unit,
      grid_id: wanted.grid ?? null,
      valid_from: wanted.validFrom,
      valid_to: wanted.validTo,
      substitute_for: wanted.substituteFor ?? null,
    })
    .execute();
};

/**
 * Gives a person a post, now or from a later time on; with `substituteFor` the person stands in for
 * the holder of that post, and has its tasks and rights until the end.
 * @throws Problem `not-found`, `validation-failed` (also posts that exclude each other at any time),
 * `action-not-available` for oneself
 */
export const givePost = async (
  services: Pick<ApiServices, 'database' | 'readers' | 'now'>,
  reader: Reader,
  { person, validFrom, validTo, ...post }: GivePost & { readonly person: string },
): Promise<PersonDetail> => {
  if (person === reader.id) throw refuseAccount('own-account');
  const at = services.now();
  const wanted = {
    ...post,
    person,
    validFrom: validFrom === undefined ? at : new Date(validFrom),
    validTo: validTo === undefined ? null : new Date(validTo),
  };
  await services.database.transaction().execute(async (transaction) => {
    await lockPerson(transaction, person);
    const errors = await checkPost(transaction, wanted, at);
    if (errors.length > 0) throw new Problem('validation-failed', { errors });
    await insertPost(transaction, wanted);
    const { role, unit, grid = null } = wanted;
    const params = {
      role,
      unit,
      grid,
      from: wanted.validFrom.toISOString(),
      to: wanted.validTo?.toISOString() ?? null,
      substitute: wanted.substituteFor !== undefined,
    };
    await noteChange(transaction, {
      by: reader.id,
      type: 'post-given',
      subject: `person:${person}`,
      params,
      at,
    });
  });
  services.readers.forgetPerson(person);
  return personDetail(services, person);
};
