import { sql } from 'kysely';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { Rehearsal } from '../contract/rehearsals.ts';
import { Problem } from '../problem.ts';

interface Row {
  readonly id: string;
  readonly draft_id: string;
  readonly draft_version: number;
  readonly closed_from: Date;
  readonly closed_to: Date;
  readonly created_by: string;
  readonly person_name: string;
  readonly person_name_en: string;
  readonly created_at: Date;
  readonly closed: number;
  readonly total: number;
  readonly done: number;
  readonly same: number;
  readonly different: number;
  readonly stands: number;
  readonly not_compared: number;
}

const rehearsalOf = (row: Row): Rehearsal => ({
  id: row.id,
  draft: row.draft_id,
  draftVersion: row.draft_version,
  from: row.closed_from.toISOString(),
  to: row.closed_to.toISOString(),
  createdBy: { id: row.created_by, name: row.person_name, nameEn: row.person_name_en },
  createdAt: row.created_at.toISOString(),
  closed: row.closed,
  total: row.total,
  done: row.done,
  same: row.same,
  different: row.different,
  stands: row.stands,
  notCompared: row.not_compared,
});

const most = 50;

/** Rehearsals of a draft, the newest first, or one of them; with how far they are. */
const rehearsals = async (
  db: Db,
  of: { readonly draft: string } | { readonly id: string },
): Promise<Rehearsal[]> => {
  const where = 'draft' in of ? sql`r.draft_id = ${of.draft}` : sql`r.id = ${of.id}`;
  const found = await sql<Row>`
    select r.id, r.draft_id, r.draft_version, r.closed_from, r.closed_to, r.created_by, r.created_at, r.closed,
      p.name as person_name, p.name_en as person_name_en, c.*
    from rehearsal r
    join person p on p.id = r.created_by
    cross join lateral (
      select count(*)::integer as total, count(outcome)::integer as done,
        count(*) filter (where outcome = 'same')::integer as same,
        count(*) filter (where outcome = 'different')::integer as different,
        count(*) filter (where outcome = 'stands')::integer as stands,
        count(*) filter (where outcome = 'not-compared')::integer as not_compared
      from rehearsal_case where rehearsal_id = r.id) c
    where ${where}
    order by r.created_at desc, r.id limit ${most}`.execute(db);
  return found.rows.map(rehearsalOf);
};

export const rehearsalsOf = async (db: Db, draft: string): Promise<Rehearsal[]> =>
  rehearsals(db, { draft });

/** @throws Problem `not-found` */
export const rehearsalAt = async (db: Db, id: string): Promise<Rehearsal> => {
  const [found] = await rehearsals(db, { id });
  if (found === undefined) throw new Problem('not-found');
  return found;
};
