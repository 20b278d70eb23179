import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** Projection of the workflow plus the head of its ledger chain; only `recordProgress` writes it after opening. */
export interface CaseTable {
  id: string;
  report_number: string;
  number: string | null;
  title: string;
  description: string;
  state: 'opening' | 'open' | 'suspended' | 'closed' | 'void';
  stage: string | null;
  stages: JsonColumn;
  channel: string;
  category: string | null;
  condition_id: string | null;
  urgency: string;
  longitude: number | null;
  latitude: number | null;
  address: string | null;
  grid_id: string | null;
  unit_id: string | null;
  person_id: string | null;
  procedure_key: string;
  procedure_version: number;
  graph_hash: string;
  settings: JsonColumn;
  variables: JsonColumn;
  step: Generated<number>;
  batch_hash: string | null;
  ledger_seq: Generated<number>;
  ledger_hash: string | null;
  round: Generated<number>;
  secrecy: Generated<'ordinary' | 'protected'>;
  created_by: string | null;
  created_at: Generated<Date>;
  filed_at: Date | null;
  ended_at: Date | null;
  end_code: string | null;
  /** Of the clock that runs and falls due first; null when none does. */
  warn_at: Date | null;
  due_at: Date | null;
  updated_at: Generated<Date>;
  /** Correlation of the message that started it; no other case of its procedure has it while it runs. */
  business_key: string | null;
}
