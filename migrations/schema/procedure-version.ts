import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** Immutable once published; `graph` is the compiled procedure, `hash` its SHA-256 (decision 6). */
export interface ProcedureVersionTable {
  procedure_key: string;
  version: number;
  xml: string;
  xml_hash: string;
  graph: JsonColumn;
  hash: string;
  forms: JsonColumn;
  published_at: Generated<Date>;
  published_by: string | null;
}
