import { sql } from 'kysely';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type { PermissionAction } from '../../domain/permissions/permission-actions.ts';
import type { CaseSettings } from '../../workflows/contract.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import { caseInScope, type Condition } from '../scope-predicate.ts';
import { requireOpened } from '../secrecy/require-opened.ts';
import type { ApiServices } from '../services.ts';
import { caseColumns, caseJoins, type CaseRow } from './case-rows.ts';

/** A case as its page and its actions need it. */
export interface LoadedCase extends CaseRow {
  readonly description: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly condition_id: string | null;
  readonly person_id: string | null;
  readonly procedure_key: string;
  readonly procedure_version: number;
  readonly graph_hash: string;
  readonly stages: unknown;
  readonly settings: CaseSettings;
  readonly variables: JsonObject;
  readonly step: number;
  readonly ledger_seq: number;
  readonly ledger_hash: string | null;
  readonly round: number;
  readonly created_by: string | null;
  readonly end_code: string | null;
}

/** Numbers find a case as its id does, for addresses that people type. */
export const isNamed = (id: string): Condition =>
  sql<boolean>`(c.id = ${id} or c.number = ${id} or c.report_number = ${id})`;

/**
 * The case whether or not the reader has said what for: for what shows nothing of it.
 * @throws Problem `not-found` when there is no such case or it is outside the reader's scope
 */
const loadUnopenedCase = async (
  services: ApiServices,
  reader: Reader,
  id: string,
  action: PermissionAction,
): Promise<LoadedCase> => {
  const found = await sql<LoadedCase>`
    select ${caseColumns(reader)}, c.description, c.longitude, c.latitude, c.condition_id, c.person_id, c.procedure_key,
      c.procedure_version, c.graph_hash, c.stages, c.settings, c.variables, c.step, c.ledger_seq, c.ledger_hash, c.round,
      c.created_by, c.end_code
    from "case" c ${caseJoins(services.now())}
    where ${isNamed(id)} and ${caseInScope(scopeOf(reader, action))}`.execute(services.database);
  const [row] = found.rows;
  if (row === undefined) throw new Problem('not-found');
  return row;
};

/**
 * @throws Problem `not-found` when there is no such case or it is outside the reader's scope,
 * `purpose-required` when it is protected and the reader has not said what for
 */
export const loadCase = async (
  services: ApiServices,
  reader: Reader,
  id: string,
  action: PermissionAction = 'case.read',
): Promise<LoadedCase> => {
  const loaded = await loadUnopenedCase(services, reader, id, action);
  requireOpened({
    opened: loaded.opened,
    case: { id: loaded.id, number: loaded.number ?? loaded.report_number },
  });
  return loaded;
};
