import { sql, type Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { PersonPost, PostState } from '../contract/organisation.ts';
import { openTasksOf } from '../tasks/open-tasks-of.ts';

interface Validity {
  readonly valid_from: Date;
  readonly valid_to: Date | null;
}

/** Whether a post is held at `at`, was, or will be. */
export const postState = ({ valid_from, valid_to }: Validity, at: Date): PostState => {
  if (valid_to !== null && valid_to <= at) return 'over';
  return valid_from > at ? 'future' : 'held';
};

type Substitute = PersonPost['substitutes'][number];

/** Who stands in for these posts, now or later. */
const substitutesOf = async (
  database: Kysely<Database>,
  posts: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, readonly Substitute[]>> => {
  if (posts.length === 0) return new Map();
  const rows = await database
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .where('post.substitute_for', 'in', posts)
    .where((where) =>
      where.or([where('post.valid_to', 'is', null), where('post.valid_to', '>', at)]),
    )
    .select(['post.substitute_for', 'post.valid_from', 'post.valid_to'])
    .select(['person.id', 'person.name', 'person.name_en'])
    .orderBy('post.valid_from')
    .orderBy('post.id')
    .execute();
  const found = Map.groupBy(rows, (row) => row.substitute_for ?? '');
  return new Map(
    [...found].map(([post, substitutes]) => [
      post,
      substitutes.map((row) => ({
        person: { id: row.id, name: row.name, nameEn: row.name_en },
        validFrom: row.valid_from.toISOString(),
        validTo: row.valid_to?.toISOString() ?? null,
      })),
    ]),
  );
};

const named = (
  id: string | null,
  name: string | null,
  nameEn: string | null,
): PersonPost['grid'] => (id === null ? null : { id, name: name ?? '', nameEn: nameEn ?? '' });

const standsFor = (row: {
  readonly stood_for_id: string | null;
  readonly holder_id: string | null;
  readonly holder_name: string | null;
  readonly holder_name_en: string | null;
}): PersonPost['substituteFor'] => {
  const person = named(row.holder_id, row.holder_name, row.holder_name_en);
  return row.stood_for_id === null || person === null ? null : { post: row.stood_for_id, person };
};

const stateOrder: readonly PostState[] = ['held', 'future', 'over'];

/** Every post of a person: those held, then those to come, then those that are over, newest first. */
export const personPosts = async (
  database: Kysely<Database>,
  person: string,
  at: Date,
): Promise<PersonPost[]> => {
  const rows = await database
    .selectFrom('post')
    .innerJoin('unit', 'unit.id', 'post.unit_id')
    .leftJoin('grid', 'grid.id', 'post.grid_id')
    .leftJoin('post as stood_for', 'stood_for.id', 'post.substitute_for')
    .leftJoin('person as holder', 'holder.id', 'stood_for.person_id')
    .where('post.person_id', '=', person)
    .select(['post.id', 'post.role', 'post.valid_from', 'post.valid_to', 'post.version'])
    .select(['unit.id as unit_id', 'unit.name as unit_name', 'unit.name_en as unit_name_en'])
    .select(['grid.id as grid_id', 'grid.name as grid_name', 'grid.name_en as grid_name_en'])
    .select([
      'stood_for.id as stood_for_id',
      'holder.id as holder_id',
      'holder.name as holder_name',
    ])
    .select('holder.name_en as holder_name_en')
    .select(openTasksOf(sql.ref('post.person_id'), sql.ref('post.unit_id')).as('open_tasks'))
    .orderBy('post.valid_from', 'desc')
    .orderBy('post.id')
    .execute();
  const substitutes = await substitutesOf(
    database,
    rows.map((row) => row.id),
    at,
  );
  return rows
    .map((row) => ({
      id: row.id,
      role: row.role,
      unit: { id: row.unit_id, name: row.unit_name, nameEn: row.unit_name_en },
      grid: named(row.grid_id, row.grid_name, row.grid_name_en),
      validFrom: row.valid_from.toISOString(),
      validTo: row.valid_to?.toISOString() ?? null,
      state: postState(row, at),
      substituteFor: standsFor(row),
      substitutes: [...(substitutes.get(row.id) ?? [])],
      version: row.version,
      openTasks: row.open_tasks,
    }))
    .toSorted((one, other) => stateOrder.indexOf(one.state) - stateOrder.indexOf(other.state));
};
