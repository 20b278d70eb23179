import { type Kysely, sql } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';

interface NamedClass {
  readonly kind: 'component' | 'matter';
  readonly code: string;
  readonly name: string;
  readonly name_en: string;
}

/**
 * Classes by `kind:code`, with the names of the version in force. Only of what that one has no more the other versions
 * are read, for the last that had it: every change of the catalogue adds a version of all classes.
 */
export const classesOf = async (
  database: Kysely<Database>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, NamedClass>> => {
  const { rows } = await sql<NamedClass & { readonly key: string }>`
    with asked as (
      select key, split_part(key, ':', 1) as kind, split_part(key, ':', 2) as code
      from unnest(${[...keys]}::text[]) as given(key)
    ), present as (
      select asked.key, l.kind, l.code, l.name, l.name_en
      from catalogue_version v cross join asked
      join catalogue_class l on l.version_id = v.id and l.kind = asked.kind and l.code = asked.code
      where v.in_force
    )
    select * from present
    union all
    select asked.key, past.* from asked cross join lateral (
      select l.kind, l.code, l.name, l.name_en
      from catalogue_class l join catalogue_version v on v.id = l.version_id
      where l.kind = asked.kind and l.code = asked.code
      order by v.effective_from desc limit 1) past
    where asked.key not in (select key from present)`.execute(database);
  return new Map(rows.map(({ key, ...row }) => [key, row]));
};
