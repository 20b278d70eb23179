import type { PersonDetail } from '../contract/organisation.ts';
import { Problem } from '../problem.ts';
import type { ApiServices } from '../services.ts';
import { historyOf } from './history.ts';
import { personPosts } from './person-posts.ts';

/** @throws Problem `not-found` */
export const personDetail = async (
  { database, now }: Pick<ApiServices, 'database' | 'now'>,
  id: string,
): Promise<PersonDetail> => {
  const row = await database
    .selectFrom('person')
    .select(['id', 'name', 'name_en', 'active', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
  const [posts, history] = await Promise.all([
    personPosts(database, id, now()),
    historyOf(database, `person:${id}`),
  ]);
  const { name, name_en: nameEn, active, version } = row;
  return { id, name, nameEn, active, version, posts, history };
};
