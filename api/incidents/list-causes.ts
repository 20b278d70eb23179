import { sql } from 'kysely';
import type { IncidentCause } from '../contract/incidents.ts';
import { elementIn } from '../procedure-store.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import { belongsToCaseInScope } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { elementWords } from './incident-rows.ts';

const most = 50;

interface CauseRow {
  readonly procedure_key: string;
  readonly version: number;
  readonly element: string;
  readonly code: string;
  readonly count: number;
  readonly oldest: Date;
  readonly newest: Date;
}

const viewCause = async (services: ApiServices, row: CauseRow): Promise<IncidentCause> => {
  const procedure = await services.procedures.version(row.procedure_key, row.version);
  const element = procedure === null ? undefined : elementIn(procedure.graph, row.element);
  return {
    procedure: row.procedure_key,
    element: row.element,
    ...elementWords(element, row.element),
    code: row.code,
    count: row.count,
    oldestAt: row.oldest.toISOString(),
    newestAt: row.newest.toISOString(),
  };
};

/** What the open incidents that the reader reaches came of, most first. */
export const incidentCauses = async (
  services: ApiServices,
  reader: Reader,
): Promise<IncidentCause[]> => {
  const scope = scopeOf(reader, 'incident.read');
  const { rows } = await sql<CauseRow>`
    select c.procedure_key, max(c.procedure_version) as version, i.element, i.code,
      count(*)::integer as count, min(i.opened_at) as oldest, max(i.opened_at) as newest
    from incident i join "case" c on c.id = i.case_id
    where i.state = 'open' and ${belongsToCaseInScope(scope, sql`i.case_id`)}
    group by c.procedure_key, i.element, i.code
    order by count desc, oldest, c.procedure_key, i.element, i.code
    limit ${most}`.execute(services.database);
  return Promise.all(rows.map(async (row) => viewCause(services, row)));
};
