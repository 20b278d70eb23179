import { sql, type Kysely } from 'kysely';
import type { PasswordChangeReason } from '../../domain/accounts/password-change.ts';
import { isRole } from '../../domain/permissions/roles.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { Reader, ReaderPost } from '../reader.ts';

interface PersonRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly name_en: string;
  readonly demo: boolean;
}

interface PostRow {
  readonly role: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly unit_name_en: string;
  readonly grid_id: string | null;
  readonly grid_name: string | null;
  readonly grid_name_en: string | null;
  readonly valid_from: Date;
}

const readPost = (row: PostRow): ReaderPost[] =>
  isRole(row.role)
    ? [
        {
          role: row.role,
          unit: { id: row.unit_id, name: row.unit_name, nameEn: row.unit_name_en },
          grid:
            row.grid_id === null
              ? null
              : { id: row.grid_id, name: row.grid_name ?? '', nameEn: row.grid_name_en ?? '' },
          since: row.valid_from,
        },
      ]
    : [];

/** A person with the posts that are valid at `at`, in a stable order. */
export const loadReader = async (
  database: Kysely<Database>,
  person: PersonRow,
  options: {
    readonly sessionId: string | null;
    readonly passwordChange: PasswordChangeReason | null;
    readonly at: Date;
  },
): Promise<Reader> => {
  const rows = await database
    .selectFrom('post')
    .innerJoin('unit', 'unit.id', 'post.unit_id')
    .leftJoin('grid', 'grid.id', 'post.grid_id')
    .where('post.person_id', '=', person.id)
    .where('post.valid_from', '<=', options.at)
    .where((where) =>
      where.or([where('post.valid_to', 'is', null), where('post.valid_to', '>', options.at)]),
    )
    .select([
      'post.role',
      'post.unit_id',
      'unit.name as unit_name',
      'unit.name_en as unit_name_en',
      'post.grid_id',
      'grid.name as grid_name',
      'grid.name_en as grid_name_en',
      'post.valid_from',
    ])
    .orderBy('post.valid_from')
    .orderBy('post.id')
    .execute();
  const posts = rows.flatMap(readPost);
  const units = [...new Set(posts.map((post) => post.unit.id))];
  return {
    id: person.id,
    login: person.login,
    name: person.name,
    nameEn: person.name_en,
    posts,
    principal: {
      person: person.id,
      posts: posts.map((post) => ({
        role: post.role,
        unit: post.unit.id,
        grid: post.grid?.id ?? null,
      })),
    },
    unitsBelow: await unitsBelow(database, units),
    sessionId: options.sessionId,
    demo: person.demo,
    passwordChange: options.passwordChange,
  };
};

/** For each unit: itself and all below it. */
const unitsBelow = async (
  database: Kysely<Database>,
  units: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (units.length === 0) return new Map();
  const found = await sql<{ root: string; ids: string[] }>`
    with recursive below as (
      select id as root, id from unit where id = any(${units}::text[])
      union
      select below.root, unit.id from unit join below on unit.parent_id = below.id
    )
    select root, array_agg(id order by id) as ids from below group by root`.execute(database);
  return new Map(found.rows.map((row) => [row.root, row.ids]));
};
