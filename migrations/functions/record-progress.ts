import type { LedgerEntryTypeOf } from '../../domain/ledger/ledger-entry-types.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type { Delegation } from '../../domain/actions/delegation.ts';
import { callFunction, type Db } from './call-function.ts';
import type { LedgerActor } from './ledger-actor.ts';
import type { SendingStep } from './publish-message.ts';

/** A batch as the database takes it: the workflow's, judged and with digests. Instants are ISO 8601. */
export interface ProgressRecord {
  readonly caseId: string;
  readonly step: number;
  readonly at: string;
  /** SHA-256 of the workflow's batch: the same step with the same hash is the same batch. */
  readonly batchHash: string;
  readonly graphHash: string;
  /** `YYYYMMDD` of `at` in the centre's time zone, for the number JC-YYYYMMDD-0001. */
  readonly day: string;
  /** The calendar by which the clocks were judged; must be in force. */
  readonly calendarVersion: string;
  readonly entries: readonly RecordedEntry[];
  readonly case: {
    readonly state: string;
    readonly stage: string | null;
    readonly stages: unknown;
    readonly variables: unknown;
    readonly filed: boolean;
    readonly unit: string | null;
    readonly person: string | null;
    readonly endedAt: string | null;
    readonly end: string | null;
  };
  readonly openTasks: readonly RecordedTask[];
  readonly closedTasks: readonly RecordedClosing[];
  readonly clocks: readonly RecordedClock[];
  readonly openIncidents: readonly RecordedIncident[];
  readonly subscriptions: readonly {
    readonly id: string;
    readonly kind?: 'signal';
    readonly message: string;
    readonly correlation: string | null;
    readonly any?: true;
  }[];
  readonly sentMessages: readonly {
    readonly id: string;
    readonly kind?: 'signal';
    readonly from?: string;
    readonly message: string;
    readonly correlation: string | null;
    readonly variables?: unknown;
    /** As `PublishMessageRequest` has it. */
    readonly replaces?: string;
    readonly sender?: SendingStep;
  }[];
  readonly answers: readonly { readonly commandId: string; readonly result: unknown }[];
  /** Kept and given back with the answer, also to a repetition. */
  readonly result: { readonly clocks: readonly RecordedThresholds[] };
}

export interface RecordedEntry {
  readonly at: string;
  readonly actor: LedgerActor;
  readonly origin: string;
  readonly type: LedgerEntryTypeOf<'procedure'>;
  readonly params: unknown;
  readonly taskId: string | null;
  readonly elementId: string | null;
  readonly commandId: string | null;
  /** `ledgerDigest` of domain/ledger. */
  readonly digest: string;
}

export interface RecordedTask {
  readonly id: string;
  readonly instance: string;
  readonly element: string;
  readonly name: string;
  readonly stage: string | null;
  readonly role: string | null;
  readonly unit: string | null;
  readonly person: string | null;
  readonly exclude: readonly string[];
  readonly form: string | null;
  readonly outcomes: unknown;
  readonly clockId: string | null;
  readonly openedAt: string;
  readonly delegation?: Delegation;
  /** The instance whose answer it waits for. */
  readonly waitsFor?: string;
}

interface RecordedClosing {
  readonly id: string;
  readonly how: 'completed' | 'cancelled' | 'returned';
  readonly outcome: string | null;
  readonly by: string | null;
  readonly at: string;
}

export interface RecordedClock {
  readonly id: string;
  readonly name: string;
  readonly stage: string | null;
  readonly unit: string | null;
  readonly person: string | null;
  readonly entries: unknown;
  readonly judged: unknown;
  readonly warnAt: string | null;
  readonly dueAt: string | null;
  readonly escalateAt: string | null;
  readonly pausedAt: string | null;
  readonly stoppedAt: string | null;
  readonly cancelled: boolean;
  readonly missingYear: number | null;
}

interface RecordedIncident {
  readonly id: string;
  readonly instance: string;
  readonly element: string;
  readonly code: string;
  readonly message: string;
  readonly at: string;
}

/** Milliseconds since the epoch. */
export interface RecordedThresholds {
  readonly id: string;
  readonly warnAt: number | null;
  readonly dueAt: number | null;
  readonly escalateAt: number | null;
}

export interface RecordedProgress {
  readonly outcome: 'recorded' | 'repeated' | 'superseded';
  readonly seq: number;
  readonly number: string | null;
  readonly clocks: readonly RecordedThresholds[];
  readonly matches: readonly {
    readonly subscription: string;
    readonly messageId: string;
    readonly variables: JsonObject;
  }[];
  /** Tasks that were open in the table although the engine does not know them; closed now. */
  readonly vanished: readonly string[];
}

/**
 * `outdated`: a later attempt of this step stands. `gap`: steps before this one are missing here (a
 * database restored from a backup).
 */
export type ProgressRefusal = 'not-found' | 'outdated' | 'gap';

export type RecordProgressAnswer =
  | RecordedProgress
  | { readonly outcome: ProgressRefusal }
  /** Nothing was written: judge again by the calendar in force. */
  | { readonly outcome: 'calendar-changed' };

/** Projects one batch of a case in one transaction and one round trip (decision 11). */
export const recordProgress = async (
  db: Db,
  record: ProgressRecord,
): Promise<RecordProgressAnswer> =>
  callFunction<RecordProgressAnswer>(db, 'record_progress', record);
