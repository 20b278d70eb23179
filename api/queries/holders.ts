import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { EligiblePerson } from '../contract/reference.ts';

export interface WantedHolders {
  readonly unit: string | null;
  readonly role: string | null;
  readonly at: Date;
  /** Only this person. */
  readonly person?: string | undefined;
  /** Also people whose account is disabled. */
  readonly disabledToo?: boolean;
}

/** Active people with the posts that they hold at `at`; only those posts that fit unit and role, where given. */
export const holders = async (
  database: Kysely<Database>,
  wanted: WantedHolders,
): Promise<EligiblePerson[]> => {
  let query = database
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .innerJoin('unit', 'unit.id', 'post.unit_id')
    .leftJoin('grid', 'grid.id', 'post.grid_id')
    .select(['person.id', 'person.name', 'person.name_en', 'post.role'])
    .select(['unit.id as unit_id', 'unit.name as unit_name', 'unit.name_en as unit_name_en'])
    .select(['grid.id as grid_id', 'grid.name as grid_name', 'grid.name_en as grid_name_en'])
    .where('post.valid_from', '<=', wanted.at)
    .where((where) =>
      where.or([where('post.valid_to', 'is', null), where('post.valid_to', '>', wanted.at)]),
    )
    .orderBy('person.id')
    .orderBy('post.id');
  if (wanted.disabledToo !== true) query = query.where('person.active', '=', true);
  if (wanted.person !== undefined) query = query.where('person.id', '=', wanted.person);
  if (wanted.unit !== null) query = query.where('post.unit_id', '=', wanted.unit);
  if (wanted.role !== null) query = query.where('post.role', '=', wanted.role);
  const people = new Map<string, EligiblePerson>();
  for (const row of await query.execute()) {
    const person = people.get(row.id) ?? {
      id: row.id,
      name: row.name,
      nameEn: row.name_en,
      posts: [],
    };
    person.posts.push({
      role: row.role,
      unit: { id: row.unit_id, name: row.unit_name, nameEn: row.unit_name_en },
      grid:
        row.grid_id === null
          ? null
          : { id: row.grid_id, name: row.grid_name ?? '', nameEn: row.grid_name_en ?? '' },
    });
    people.set(row.id, person);
  }
  return [...people.values()];
};
