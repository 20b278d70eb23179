import type { LedgerEntryTypeOf } from '../domain/ledger/ledger-entry-types.ts';
import type { EngineEvent } from '../bpmn/engine/events.ts';
import type { Outcome } from '../bpmn/model/element-properties.ts';
import type { JsonObject } from '../bpmn/model/json.ts';
import type { Delegation } from '../domain/actions/delegation.ts';
import type { ClockEntry } from '../domain/clocks/clock-entry.ts';
import type { ActResult, Actor, CaseState } from './contract.ts';

/** What the case workflow needs from the outside; implemented by `activities/`. */
export interface CaseActivities {
  /** Local activity: projects one batch in one transaction; idempotent by (case, step, content). */
  recordProgress(batch: ProgressBatch): Promise<ProgressResult>;
  /** Regular activity: runs the service that a service task names. */
  callService(call: ServiceCallInput): Promise<ServiceCallResult>;
}

/**
 * Everything that happened between two flushes of a case. `step` counts flushes; the same step with
 * the same content is a no-op, with other content it appends `step-superseded` and then the new
 * entries (decision 11).
 */
export interface ProgressBatch {
  readonly caseId: string;
  readonly step: number;
  readonly at: number;
  readonly graphHash: string;
  readonly entries: readonly ProcedureEntry[];
  readonly case: CaseProjection;
  /** The full list: rows that are not in it and are open in the table get closed as `vanished` and reported. */
  readonly openTasks: readonly TaskProjection[];
  readonly closedTasks: readonly ClosedTask[];
  /** All clocks that changed or still run. */
  readonly clocks: readonly ClockProjection[];
  readonly openIncidents: readonly IncidentProjection[];
  readonly subscriptions: readonly SubscriptionProjection[];
  readonly sentMessages: readonly SentMessage[];
  /** Commands whose effects this batch carries: answered in the same transaction. */
  readonly answers: readonly CommandAnswer[];
  /** Judging parameters from the case's settings. */
  readonly judging: {
    readonly warnShare: number;
    readonly escalateAfter: { readonly amount: number; readonly unit: string };
  };
}

/** A ledger entry of a procedure operation: the engine's input, as it was given. */
export interface ProcedureEntry {
  readonly at: number;
  readonly actor: Actor;
  readonly type: LedgerEntryTypeOf<'procedure'>;
  /** `params.event` is the EngineEvent when the entry feeds the engine; replay reads it. */
  readonly params: JsonObject & { readonly event?: EngineEvent & JsonObject };
  readonly commandId?: string;
  readonly taskId?: string;
  readonly elementId?: string;
}

export interface CaseProjection {
  readonly state: CaseState;
  readonly stage: string | null;
  readonly stages: readonly StageProjection[];
  readonly variables: JsonObject;
  /** Set once filing is through: the case gets its JC- number. */
  readonly filed: boolean;
  readonly unit: string | null;
  readonly person: string | null;
  readonly endedAt: number | null;
  readonly end: string | null;
}
export interface StageProjection {
  readonly stage: string;
  readonly count: number;
  readonly enteredAt: number;
  readonly leftAt: number | null;
}

export interface TaskProjection {
  /** `<caseId>.<instance>`. */
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
  readonly outcomes: readonly Outcome[];
  readonly clockId: string | null;
  readonly openedAt: number;
  readonly delegation?: Delegation;
  /** The instance whose answer it waits for. */
  readonly waitsFor?: string;
}
export interface ClosedTask {
  readonly id: string;
  readonly how: 'completed' | 'cancelled' | 'returned';
  readonly outcome: string | null;
  readonly by: string | null;
  readonly at: number;
}
export interface ClockProjection {
  /** `<caseId>.<n>`. */
  readonly id: string;
  readonly name: string;
  readonly stage: string | null;
  readonly unit: string | null;
  readonly person: string | null;
  readonly entries: readonly ClockEntry[];
}
export interface IncidentProjection {
  readonly id: string;
  readonly instance: string;
  readonly element: string;
  readonly code: string;
  readonly message: string;
  readonly at: number;
}
export interface SubscriptionProjection {
  readonly id: string;
  /** Absent: a message, which one of those who wait for it takes. A signal reaches all of them. */
  readonly kind?: 'signal';
  /** Name of the message or signal. */
  readonly message: string;
  readonly correlation: string | null;
  /** It takes a message of any correlation, as long as it has one: the first of its conversation. */
  readonly any?: true;
}
export interface SentMessage {
  readonly id: string;
  readonly kind?: 'signal';
  /** Of a signal: the case that threw it and has heard it. */
  readonly from?: string;
  readonly message: string;
  readonly correlation: string | null;
  /** Absent: those of the message that it is again. */
  readonly variables?: JsonObject;
  /** The message that it is again: it lasts for what was left of that one's time. */
  readonly replaces?: string;
}
export interface CommandAnswer {
  readonly commandId: string;
  readonly result: Omit<ActResult, 'seq'>;
}

export interface ProgressResult {
  /** Last place in the chain after this batch. */
  readonly seq: number;
  /** Thresholds of every clock in the batch, as judged now: instants or null. */
  readonly clocks: readonly {
    readonly id: string;
    readonly warnAt: number | null;
    readonly dueAt: number | null;
    readonly escalateAt: number | null;
  }[];
  /** Buffered messages that match a subscription opened in this batch. */
  readonly matches: readonly {
    readonly subscription: string;
    readonly messageId: string;
    /** Of the message; absent where the subscription says it. */
    readonly correlation?: string;
    readonly variables: JsonObject;
  }[];
  readonly number: string | null;
}

export interface ServiceCallInput {
  readonly caseId: string;
  readonly instance: string;
  readonly service: string;
  readonly inputs: JsonObject;
}
export interface ServiceCallResult {
  readonly variables: JsonObject;
  /** A BPMN error that the service reports as a value. */
  readonly error?: { readonly code: string; readonly message: string };
}

/** Retry classes that a diagram may name (`bh:service retry=`). */
export const retryClasses = {
  default: {
    startToCloseSeconds: 30,
    maximumAttempts: 8,
    initialSeconds: 1,
    backoff: 2,
    maximumIntervalSeconds: 60,
  },
  patient: {
    startToCloseSeconds: 120,
    maximumAttempts: 40,
    initialSeconds: 5,
    backoff: 2,
    maximumIntervalSeconds: 3600,
  },
  once: {
    startToCloseSeconds: 30,
    maximumAttempts: 1,
    initialSeconds: 1,
    backoff: 1,
    maximumIntervalSeconds: 1,
  },
} as const;
