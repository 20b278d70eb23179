import { sql } from 'kysely';
import { type StuckElement, stuckElement } from '../../bpmn/engine/stuck-element.ts';
import { offeredActions } from '../../domain/actions/offered-actions.ts';
import { isRecord } from '../../domain/is-record.ts';
import { procedureOfCase } from '../cases/case-detail.ts';
import { actionFacts } from '../cases/case-facts.ts';
import { loadCase, type LoadedCase } from '../cases/load-case.ts';
import type { OfferedAction } from '../contract/common.ts';
import type { IncidentDetail } from '../contract/incidents.ts';
import { namedOrNull } from '../named.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import { belongsToCaseInScope } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { incidentColumns, type IncidentRow, viewIncident } from './incident-rows.ts';

const findIncident = async (
  services: ApiServices,
  reader: Reader,
  id: string,
): Promise<IncidentRow> => {
  const scope = scopeOf(reader, 'incident.read');
  const found = await sql<IncidentRow>`
    select ${incidentColumns(reader)} from incident i join "case" c on c.id = i.case_id
    where i.id = ${id} and ${belongsToCaseInScope(scope, sql`i.case_id`)}`.execute(
    services.database,
  );
  const [row] = found.rows;
  if (row === undefined) throw new Problem('not-found');
  return row;
};

interface RepairRow {
  readonly seq: number;
  readonly at: Date;
  readonly person: string | null;
  readonly name: string | null;
  readonly name_en: string | null;
  readonly params: unknown;
}

const kindOf = (params: Readonly<Record<string, unknown>>): RepairKind => {
  if (params['kind'] === 'skip') return 'skip';
  const event = isRecord(params['event']) ? params['event'] : {};
  const repair = isRecord(event['repair']) ? event['repair'] : {};
  return isRecord(repair['variables']) ? 'edit-and-retry' : 'retry';
};
type RepairKind = IncidentDetail['repairList'][number]['kind'];

/** What people did to the instance, oldest first. */
const repairsOf = async (
  services: ApiServices,
  row: IncidentRow,
): Promise<IncidentDetail['repairList']> => {
  const found = await sql<RepairRow>`
    select e.seq, e.at, e.actor ->> 'person' as person, p.name, p.name_en, e.params
    from ledger_entry e left join person p on p.id = e.actor ->> 'person'
    where e.case_id = ${row.case_id} and e.type = 'incident-repaired' and e.params ->> 'instance' = ${row.instance}
    order by e.seq`.execute(services.database);
  return found.rows.map((entry) => {
    const params = isRecord(entry.params) ? entry.params : {};
    return {
      seq: entry.seq,
      at: entry.at.toISOString(),
      by: namedOrNull({ id: entry.person, name: entry.name, nameEn: entry.name_en }),
      kind: kindOf(params),
      reason: typeof params['reason'] === 'string' ? params['reason'] : null,
    };
  });
};

/** The element where the case stands; null when its ledger does not replay. */
const stuckIn = async (
  services: ApiServices,
  loaded: LoadedCase,
  row: IncidentRow,
): Promise<StuckElement | null> => {
  const { graph } = await procedureOfCase(services, loaded);
  try {
    const state = await services.states.present({
      id: loaded.id,
      graphHash: loaded.graph_hash,
      graph,
    });
    return stuckElement(graph, state, { instance: row.instance, at: row.opened_at.getTime() });
  } catch (error) {
    // A ledger that does not replay must not hide the incident; the audit says what is wrong with it.
    services.log.warn({ err: error, caseId: loaded.id }, 'ledger does not replay');
    return null;
  }
};

const repairOf = async (
  services: ApiServices,
  reader: Reader,
  loaded: LoadedCase,
  row: IncidentRow,
): Promise<OfferedAction> => {
  const action = 'repair-incident';
  const offered = offeredActions(await actionFacts(services, reader, loaded)).find(
    (each) => each.action === action,
  );
  if (offered === undefined) throw new Error(`Expected ${action} to be an action on cases`);
  if (offered.allowed && row.state === 'resolved')
    return { action, allowed: false, reason: 'no-open-incident' };
  return offered;
};

/**
 * One incident with what its repair needs.
 * @throws Problem `not-found` when there is none, or its case is outside the reader's scope
 */
export const incidentDetail = async (
  services: ApiServices,
  reader: Reader,
  id: string,
): Promise<IncidentDetail> => {
  const row = await findIncident(services, reader, id);
  const loaded = await loadCase(services, reader, row.case_id, 'incident.read');
  const [incident, repairList, stuck, repair] = await Promise.all([
    viewIncident(services, row),
    repairsOf(services, row),
    row.state === 'open' ? stuckIn(services, loaded, row) : null,
    repairOf(services, reader, loaded, row),
  ]);
  return {
    ...incident,
    procedure: { key: row.procedure_key, version: row.procedure_version },
    inputs: (stuck?.inputs ?? []).map(({ name, source, value, fault }) => ({
      name,
      expression: source,
      value,
      fault,
    })),
    variables: { ...stuck?.variables },
    skippable: stuck?.skippable ?? true,
    repairList,
    repair,
    serverTime: services.now().toISOString(),
  };
};
