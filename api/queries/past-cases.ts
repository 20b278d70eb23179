import { type Kysely, sql } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { PastCase } from '../contract/reports.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import { caseInScope, openedTo } from '../scope-predicate.ts';
import { metresBetween, nearPlace, type Place } from './near-place.ts';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly ended_at: Date;
  readonly reworks: number;
}

const candidates = 100;
const shown = 5;

/** Closed cases that are open to the reader at a place, the one that ended last first. */
export const pastCases = async (
  database: Kysely<Database>,
  reader: Reader,
  search: { readonly place: Place; readonly radiusMetres: number; readonly since: Date },
): Promise<PastCase[]> => {
  const { place, radiusMetres, since } = search;
  const { rows } = await sql<Row>`
    select c.id, coalesce(c.number, c.report_number) as number, c.title, c.longitude, c.latitude, c.ended_at,
      coalesce((c.variables ->> 'reworks')::integer, 0) as reworks
    from "case" c
    where ${nearPlace(place, radiusMetres)} and c.state = 'closed' and c.ended_at >= ${since}
      and ${caseInScope(scopeOf(reader, 'case.read'))} and ${openedTo(reader.id)}
    order by c.ended_at desc, c.id limit ${candidates}`.execute(database);
  return rows
    .filter((row) => metresBetween(row, place) <= radiusMetres)
    .slice(0, shown)
    .map((row) => ({
      caseId: row.id,
      number: row.number,
      title: row.title,
      endedAt: row.ended_at.toISOString(),
      reworks: row.reworks,
    }));
};
