import { type Kysely, sql } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { CataloguePeriod, CatalogueVersions } from '../contract/catalogue.ts';
import { namedOrNull } from '../named.ts';

interface PeriodRow {
  readonly version_id: string;
  readonly since: Date;
  readonly until: Date | null;
  readonly person_id: string | null;
  readonly name: string | null;
  readonly name_en: string | null;
  readonly note: string;
}

const periodOf = (row: PeriodRow): CataloguePeriod => ({
  version: row.version_id,
  since: row.since.toISOString(),
  until: row.until?.toISOString() ?? null,
  by: namedOrNull({ id: row.person_id, name: row.name, nameEn: row.name_en }),
  note: row.note,
});

/** When which version was in force, newest first; also the one that the installation brought. */
export const cataloguePeriods = async (database: Kysely<Database>): Promise<CataloguePeriod[]> => {
  const found = await sql<PeriodRow>`
    select k.version_id, k.since, k.until, k.person_id, p.name, p.name_en, k.note
    from (
      select version_id, since, until, person_id, note from catalogue_period
      union all
      select v.id, v.effective_from, null, null, v.source from catalogue_version v
      where v.in_force and not exists (select from catalogue_period c where c.until is null)
    ) k left join person p on p.id = k.person_id
    order by k.since desc, k.until desc nulls first`.execute(database);
  return found.rows.map(periodOf);
};

interface VersionRow {
  readonly id: string;
  readonly standard: string;
  readonly name: string;
  readonly source: string;
  readonly in_force: boolean;
  readonly classes: number;
  readonly conditions: number;
}

export const catalogueVersions = async (database: Kysely<Database>): Promise<CatalogueVersions> => {
  const [periods, found] = await Promise.all([
    cataloguePeriods(database),
    sql<VersionRow>`
      select v.id, v.standard, v.name, v.source, v.in_force,
        (select count(*)::integer from catalogue_class l where l.version_id = v.id) as classes,
        (select count(*)::integer from catalogue_class l join filing_condition f on f.class_id = l.id
          where l.version_id = v.id) as conditions
      from catalogue_version v order by v.created_at desc`.execute(database),
  ]);
  return {
    inForce: found.rows.find((row) => row.in_force)?.id ?? null,
    periods,
    versions: found.rows.map(({ in_force: _inForce, ...version }) => version),
  };
};
