import { asPrepared } from '../../migrations/prepared.ts';
import { unknownReference, wrongField, type FactResolver } from './field-facts.ts';

/** Somebody with an account who holds a post in the unit of the task now. */
export const resolvePerson: FactResolver = async ({ database, unit, now }, field, value) => {
  const posts = await database
    .selectFrom('person')
    .modifyFront(asPrepared)
    .leftJoin('post', (join) =>
      join.onRef('post.person_id', '=', 'person.id').on('post.valid_from', '<=', now),
    )
    .where('person.id', '=', String(value))
    .where('person.active', '=', true)
    .select(['post.unit_id', 'post.valid_to'])
    .execute();
  if (posts.length === 0) return unknownReference(field);
  const held = posts.filter((post) => post.valid_to === null || post.valid_to > now);
  if (unit === null || held.some((post) => post.unit_id === unit)) return {};
  return wrongField(field, 'not-a-member', 'holds no post in the unit of the task');
};
