import type { Procedure } from '../../bpmn/model/procedure.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { FinishedTask } from '../../domain/forecast/handling-times.ts';
import type { ProgressResult } from '../../workflows/activity-port.ts';
import type { CaseSettings } from '../../workflows/contract.ts';
import type { LedgerRow } from '../reseed.ts';

/** What the thread begins with. */
export interface ForecastWorld {
  readonly calendar: WorkingCalendar;
  readonly finished: readonly FinishedTask[];
  readonly now: number;
  readonly until: number;
  readonly runs: number;
  readonly seed: string;
}

/** One case for the thread. */
export interface ForecastWork {
  readonly caseId: string;
  readonly procedureKey: string;
  readonly category: string | null;
  readonly graphHash: string;
  readonly graph: Procedure;
  readonly settings: CaseSettings;
  readonly ledger: readonly LedgerRow[];
  readonly clocks: ProgressResult['clocks'];
}

/** What the thread answers; null when too little is known of such tasks. */
export interface ForecastedCase {
  readonly caseId: string;
  readonly taskId: string;
  readonly hours: readonly number[];
  readonly reassigned: { readonly unit: string; readonly hours: readonly number[] } | null;
  readonly longer: readonly number[] | null;
}

export type ForecastAnswer =
  | { readonly kind: 'done'; readonly forecast: ForecastedCase | null }
  /** The code or the kind of the error, never its message: that may quote what people typed. */
  | { readonly kind: 'failed'; readonly reason: string };
