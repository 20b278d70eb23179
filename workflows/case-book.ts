import type { EngineEvent } from '../bpmn/engine/events.ts';
import type { CaseState as EngineState } from '../bpmn/engine/state.ts';
import type { ClockThreshold, Outcome } from '../bpmn/model/element-properties.ts';
import type { JsonObject } from '../bpmn/model/json.ts';
import type { Delegation } from '../domain/actions/delegation.ts';
import type { ClockEntry } from '../domain/clocks/clock-entry.ts';
import type { Standstill } from '../domain/clocks/stood-still.ts';
import type { ClosedTask, ProcedureEntry, SentMessage, StageProjection } from './activity-port.ts';
import type { CaseState } from './contract.ts';

/** An open user task, as the engine asked for it and as people moved it since. */
export interface BookedTask {
  readonly instance: string;
  readonly element: string;
  readonly name: string;
  readonly stage: string | null;
  readonly role: string | null;
  readonly unit: string | null;
  /** Who has it at hand: while it is delegated, the delegate. */
  readonly person: string | null;
  readonly exclude: readonly string[];
  readonly form: string | null;
  readonly outcomes: readonly Outcome[];
  readonly openedAt: number;
  /** Version that the last transfer gave it; completions that knew an older one are stale. */
  readonly version?: number;
  readonly delegation?: Delegation;
  /** It has asked back: the instance whose answer it waits for. */
  readonly waitsFor?: string;
}

/** Thresholds of one clock as judged: instants, or null where there is none. */
type Thresholds = { readonly [K in ClockThreshold]: number | null };

/**
 * A limit running on the case. `state` is what procedure and people want; `held` lays the pause of
 * a parked case over it. `judged` is null from each new entry until the judge has seen it.
 */
export interface BookedClock {
  readonly id: string;
  readonly name: string;
  readonly instance: string;
  readonly element: string;
  readonly stage: string | null;
  readonly unit: string | null;
  readonly person: string | null;
  readonly entries: readonly ClockEntry[];
  readonly state: 'running' | 'paused' | 'stopped' | 'cancelled';
  readonly held: boolean;
  readonly judged: Thresholds | null;
  /** The last due time known, kept while paused: what was overdue stays so. */
  readonly lastDue: number | null;
  /** `<element>:<threshold>` of boundary events that it fired. */
  readonly fired: readonly string[];
  /** Has entries, or owners, that no projection has carried yet. */
  readonly changed: boolean;
}

export type BookedTimer = {
  readonly timer: string;
  readonly instance: string;
  readonly element: string;
} & (
  | { readonly kind: 'plain'; readonly due: number; readonly armed?: number }
  | { readonly kind: 'clock'; readonly clock: string; readonly threshold: ClockThreshold }
);

export interface BookedService {
  readonly instance: string;
  readonly element: string;
  readonly service: string;
  readonly inputs: JsonObject;
  readonly retry: string;
  /** Tells two calls of one instance apart (the second after a repair). */
  readonly call: number;
}

export interface BookedSubscription {
  readonly subscription: string;
  readonly instance: string;
  readonly element: string;
  readonly message: string;
  readonly correlation: string | null;
  /** Whatever its correlation, as long as it has one. */
  readonly any?: true;
}

export interface BookedIncident {
  readonly id: string;
  readonly instance: string;
  readonly element: string;
  readonly code: string;
  readonly message: string;
  readonly at: number;
  /** The event that the engine could not take; a repair feeds it again. */
  readonly stuck?: EngineEvent;
}

/** What happened since the last projection was put together. */
export interface PendingProgress {
  readonly entries: ProcedureEntry[];
  readonly closedTasks: ClosedTask[];
  readonly sentMessages: SentMessage[];
  readonly commands: string[];
}

/**
 * All that the case workflow remembers: the engine's state and what the shell keeps beside it.
 * Collections are copied before they are changed (`draftOf`), what is in them is never changed.
 */
export interface CaseBook {
  engine: EngineState;
  caseState: CaseState;
  readonly tasks: Map<string, BookedTask>;
  readonly clocks: Map<string, BookedClock>;
  readonly timers: Map<string, BookedTimer>;
  readonly services: Map<string, BookedService>;
  readonly subscriptions: Map<string, BookedSubscription>;
  readonly incidents: Map<string, BookedIncident>;
  stages: readonly StageProjection[];
  stage: string | null;
  /** Running numbers of clocks, incidents, service calls and sent messages. */
  readonly counters: { clock: number; incident: number; call: number; message: number };
  parked: { readonly since: number; readonly until: number } | null;
  parkings: number;
  /** When it was parked: what waits by plain time stood still. */
  stood: readonly Standstill[];
  end: { readonly code: string; readonly at: number } | null;
  readonly pending: PendingProgress;
}

export const emptyBook = (engine: EngineState): CaseBook => ({
  engine,
  caseState: 'opening',
  tasks: new Map(),
  clocks: new Map(),
  timers: new Map(),
  services: new Map(),
  subscriptions: new Map(),
  incidents: new Map(),
  stages: [],
  stage: null,
  counters: { clock: 0, incident: 0, call: 0, message: 0 },
  parked: null,
  parkings: 0,
  stood: [],
  end: null,
  pending: emptyPending(),
});

export const emptyPending = (): PendingProgress => ({
  entries: [],
  closedTasks: [],
  sentMessages: [],
  commands: [],
});

/** A copy to try something on: dropped when it fails, put in place of the book when it does not. */
export const draftOf = (book: CaseBook): CaseBook => ({
  ...book,
  tasks: new Map(book.tasks),
  clocks: new Map(book.clocks),
  timers: new Map(book.timers),
  services: new Map(book.services),
  subscriptions: new Map(book.subscriptions),
  incidents: new Map(book.incidents),
  counters: { ...book.counters },
  pending: {
    entries: [...book.pending.entries],
    closedTasks: [...book.pending.closedTasks],
    sentMessages: [...book.pending.sentMessages],
    commands: [...book.pending.commands],
  },
});

/** Runs, and is not held by a parked case: its thresholds count. */
export const isTicking = (clock: BookedClock): boolean => clock.state === 'running' && !clock.held;

/** Neither stopped nor cancelled. */
export const isAlive = (clock: BookedClock): boolean =>
  clock.state === 'running' || clock.state === 'paused';

export const isEnded = (book: CaseBook): boolean =>
  book.caseState === 'closed' || book.caseState === 'void';
