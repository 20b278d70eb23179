import { sql } from 'kysely';
import type { ProcedureSummary } from '../contract/procedures.ts';
import { namedOrNull } from '../named.ts';
import type { ApiServices } from '../services.ts';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly name_en: string;
  readonly current_version: number | null;
  readonly version: number | null;
  readonly hash: string | null;
  readonly published_at: Date | null;
  readonly published_by: string | null;
  readonly person_name: string | null;
  readonly person_name_en: string | null;
  readonly reviewed_by: string | null;
  readonly reviewer_name: string | null;
  readonly reviewer_name_en: string | null;
  readonly open_cases: number;
}

/** Every procedure with its versions, newest first, and how many open cases run on each. */
export const listProcedures = async (services: ApiServices): Promise<ProcedureSummary[]> => {
  const found = await sql<Row>`
    select p.key, p.name, p.name_en, p.current_version, v.version, v.hash, v.published_at, v.published_by,
      w.name as person_name, w.name_en as person_name_en,
      r.id as reviewed_by, r.name as reviewer_name, r.name_en as reviewer_name_en,
      (select count(*)::integer from "case" c where c.procedure_key = v.procedure_key and c.procedure_version = v.version
        and c.state in ('opening', 'open', 'suspended')) as open_cases
    from procedure p
    left join procedure_version v on v.procedure_key = p.key
    left join person w on w.id = v.published_by
    left join procedure_draft d on d.procedure_key = v.procedure_key and d.published_version = v.version
    left join person r on r.id = d.reviewed_by
    order by p.key, v.version desc`.execute(services.database);
  const byKey = Map.groupBy(found.rows, (row) => row.key);
  return [...byKey.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    return [
      {
        key: first.key,
        name: first.name,
        nameEn: first.name_en,
        currentVersion: first.current_version,
        versions: rows.flatMap((row) =>
          row.version === null || row.hash === null || row.published_at === null
            ? []
            : [
                {
                  version: row.version,
                  hash: row.hash,
                  publishedAt: row.published_at.toISOString(),
                  publishedBy: namedOrNull({
                    id: row.published_by,
                    name: row.person_name,
                    nameEn: row.person_name_en,
                  }),
                  reviewedBy: namedOrNull({
                    id: row.reviewed_by,
                    name: row.reviewer_name,
                    nameEn: row.reviewer_name_en,
                  }),
                },
              ],
        ),
        openCases: Object.fromEntries(
          rows.flatMap((row) =>
            row.version === null ? [] : [[String(row.version), row.open_cases]],
          ),
        ),
      },
    ];
  });
};
