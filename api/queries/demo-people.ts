import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import { demoLogins } from '../../migrations/seeds/people.ts';
import type { Welcome } from '../contract/session.ts';

type DemoPerson = NonNullable<Welcome['demo']>['people'][number];

/** The demo accounts of the sign-in page with their first post, in the order of their work. */
export const demoPeople = async (database: Kysely<Database>): Promise<DemoPerson[]> => {
  const rows = await database
    .selectFrom('person')
    .innerJoin('post', 'post.person_id', 'person.id')
    .innerJoin('unit', 'unit.id', 'post.unit_id')
    .where('person.demo', '=', true)
    .where('person.active', '=', true)
    .where('person.login', 'in', demoLogins)
    .distinctOn('person.id')
    .select([
      'person.id',
      'person.login',
      'person.name',
      'person.name_en',
      'post.role',
      'unit.id as unit_id',
      'unit.name as unit_name',
      'unit.name_en as unit_name_en',
    ])
    .orderBy('person.id')
    .orderBy('post.valid_from')
    .orderBy('post.id')
    .execute();
  const people = rows.map((row) => ({
    login: row.login,
    name: row.name,
    nameEn: row.name_en,
    role: row.role,
    unit: { id: row.unit_id, name: row.unit_name, nameEn: row.unit_name_en },
  }));
  return people.toSorted(
    (one, other) => demoLogins.indexOf(one.login) - demoLogins.indexOf(other.login),
  );
};
