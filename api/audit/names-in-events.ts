import { type Kysely, sql } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { Named } from '../contract/common.ts';
import { namedOrNull } from '../named.ts';

type Params = Readonly<Record<string, unknown>>;

/** Parameters that name somebody or something by its id. */
const referring = [
  'account',
  'reviewedBy',
  'unit',
  'unit_before',
  'parent',
  'parent_id',
  'parent_id_before',
  'grid',
] as const;

/** `unit:u-12` says of what it is. */
const subjectId = (subject: unknown): readonly string[] =>
  typeof subject === 'string' ? [subject.slice(subject.indexOf(':') + 1)] : [];

/** The ids that the parameters of an event name. */
export const referencesIn = (params: Params): readonly string[] => [
  ...referring.map((name) => params[name]).filter((value) => typeof value === 'string'),
  ...subjectId(params['subject']),
];

interface Found {
  readonly id: string;
  readonly name: string;
  readonly name_en: string | null;
}

/** Names of what the events refer to, as far as it is there. */
export const namesOf = async (
  database: Kysely<Database>,
  events: readonly Params[],
): Promise<ReadonlyMap<string, Named>> => {
  const ids = [...new Set(events.flatMap(referencesIn))];
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Found>`
    with wanted as (select unnest(${ids}::text[]) as id)
    select p.id, p.name, p.name_en from person p join wanted using (id)
    union all select u.id, u.name, u.name_en from unit u join wanted using (id)
    union all select g.id, g.name, g.name_en from grid g join wanted using (id)
    union all select t.id, t.name, null from api_token t join wanted using (id)`.execute(database);
  return new Map(
    rows.flatMap(({ id, name, name_en: nameEn }) => {
      const named = namedOrNull({ id, name, nameEn });
      return named === null ? [] : [[id, named]];
    }),
  );
};
