import type { JsonColumn } from './json-column.ts';

/** One case of a rehearsal; `outcome` and `result` are null until it was run. */
export interface RehearsalCaseTable {
  rehearsal_id: string;
  place: number;
  case_id: string;
  outcome: 'same' | 'different' | 'stands' | 'not-compared' | null;
  result: JsonColumn | null;
}
