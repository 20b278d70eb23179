import { sql, type RawBuilder } from 'kysely';
import type { BpmnElement } from '../../bpmn/model/element.ts';
import type { CaseSummary } from '../contract/cases.ts';
import type { Incident } from '../contract/incidents.ts';
import { elementIn } from '../procedure-store.ts';
import type { Reader } from '../reader.ts';
import { openedTo, caseNamed, type NamedCase } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';

export interface IncidentRow extends NamedCase {
  readonly id: string;
  readonly case_id: string;
  readonly instance: string;
  readonly case_state: CaseSummary['state'];
  readonly procedure_key: string;
  readonly procedure_version: number;
  readonly element: string;
  readonly code: string;
  readonly message: string;
  readonly state: Incident['state'];
  readonly opened_at: Date;
  readonly resolved_at: Date | null;
  readonly attempts: number | null;
  readonly repairs: number;
}

/**
 * Columns of an incident `i` and its case `c`. How often it was tried stands in the ledger: with what
 * raised it, and with what people did to the same instance. Its message may quote what the case says.
 */
export const incidentColumns = (reader: Reader): RawBuilder<unknown> => sql`
  i.id, i.case_id, i.instance, ${caseNamed(reader.id)}, c.state as case_state,
  c.procedure_key, c.procedure_version, i.element, i.code, case when ${openedTo(reader.id)} then i.message else '' end as message, i.state, i.opened_at, i.resolved_at,
  (select (e.params ->> 'attempts')::integer from ledger_entry e
    where e.case_id = i.case_id and e.type = 'incident-raised' and e.params ->> 'instance' = i.instance and e.at <= i.opened_at
    order by e.seq desc limit 1) as attempts,
  (select count(*)::integer from ledger_entry e
    where e.case_id = i.case_id and e.type = 'incident-repaired' and e.params ->> 'instance' = i.instance
      and e.at <= i.opened_at) as repairs`;

/** What a diagram calls an element, and the service that it calls. */
export const elementWords = (
  element: BpmnElement | undefined,
  id: string,
): Pick<Incident, 'elementName' | 'elementNameEn' | 'service'> => {
  const name = element?.name ?? '';
  const nameEn = element?.nameEn ?? '';
  return {
    elementName: name === '' ? id : name,
    elementNameEn: nameEn === '' ? id : nameEn,
    service: element !== undefined && 'service' in element ? (element.service?.name ?? null) : null,
  };
};

export const viewIncident = async (services: ApiServices, row: IncidentRow): Promise<Incident> => {
  const procedure = await services.procedures.version(row.procedure_key, row.procedure_version);
  const element = procedure === null ? undefined : elementIn(procedure.graph, row.element);
  return {
    id: row.id,
    caseId: row.case_id,
    caseNumber: row.number,
    title: row.title,
    secrecy: row.secrecy,
    caseState: row.case_state,
    element: row.element,
    ...elementWords(element, row.element),
    code: row.code,
    message: row.message,
    state: row.state,
    openedAt: row.opened_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    attempts: row.attempts,
    repairs: row.repairs,
  };
};
