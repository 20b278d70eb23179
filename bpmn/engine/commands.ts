import type { MatchedRules } from '../decisions/evaluate/matched-rules.ts';
import type { ClockOperation, ClockThreshold, Outcome } from '../model/element-properties.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Holder, Instant } from './events.ts';

/** A limit as evaluated from the diagram; `unit` is checked by the shell. */
export interface LimitValue {
  readonly amount: number;
  readonly unit: string;
}

/** How a business rule task was answered, small enough for a ledger. */
export interface Decided {
  readonly instance: string;
  readonly element: string;
  readonly model: string;
  readonly decision: string;
  /** Name of the variable that has the answer. */
  readonly result: string;
  /** The answer; absent where it is long: the variable has it. */
  readonly value?: Json;
  readonly tables: readonly MatchedRules[];
}

/** Everything the engine asks the outside to do. Plain JSON, in the order it was asked. */
export type Command =
  | {
      readonly type: 'open-task';
      readonly instance: string;
      readonly element: string;
      readonly role: string | null;
      readonly unit: string | null;
      readonly person: Holder | null;
      readonly exclude: readonly Holder[];
      readonly form: string | null;
      readonly outcomes: readonly Outcome[];
      readonly stage: string | null;
      readonly name: string;
    }
  | {
      readonly type: 'close-task';
      readonly instance: string;
      readonly element: string;
      readonly how: 'completed' | 'cancelled' | 'returned';
      readonly outcome?: string;
      readonly by?: Holder;
    }
  /** The task waits for what was asked of another one. */
  | {
      readonly type: 'hold-task';
      readonly instance: string;
      readonly element: string;
      readonly waitsFor: string;
      /** The element that was asked. */
      readonly asked: string;
      /** What the clock that runs with the task does meanwhile; absent without one. */
      readonly clock?: 'pause' | 'run';
    }
  /** The answer is there: who gave it, and with which outcome. */
  | {
      readonly type: 'release-task';
      readonly instance: string;
      readonly element: string;
      readonly answeredBy: string;
      readonly outcome?: string;
      readonly by?: Holder;
    }
  | {
      readonly type: 'call-service';
      readonly instance: string;
      readonly element: string;
      readonly service: string;
      readonly inputs: JsonObject;
      readonly retry: string;
    }
  | { readonly type: 'cancel-service'; readonly instance: string }
  | {
      readonly type: 'arm-timer';
      readonly timer: string;
      readonly instance: string;
      readonly element: string;
      readonly due: Instant;
      /** Since when its time counts; absent for a date. */
      readonly armed?: Instant;
    }
  | {
      readonly type: 'arm-clock-timer';
      readonly timer: string;
      readonly instance: string;
      readonly element: string;
      readonly clock: string;
      readonly threshold: ClockThreshold;
    }
  | { readonly type: 'disarm-timer'; readonly timer: string }
  | {
      readonly type: 'open-subscription';
      readonly subscription: string;
      readonly instance: string;
      readonly element: string;
      readonly message: string;
      readonly correlation: Json;
      /** Whatever the correlation of the message, as long as it has one. */
      readonly any?: true;
    }
  | { readonly type: 'close-subscription'; readonly subscription: string }
  | {
      readonly type: 'send-message';
      readonly instance: string;
      readonly element: string;
      readonly message: string;
      readonly correlation: Json;
      readonly variables: JsonObject;
    }
  /** What waits for it in the case has heard it; every other case that waits for it now has not. */
  | {
      readonly type: 'broadcast-signal';
      readonly instance: string;
      readonly element: string;
      readonly signal: string;
    }
  /** A return went behind what took the message: it is to be had again, for as long as was left of its time. */
  | {
      readonly type: 'put-back-message';
      readonly instance: string;
      readonly element: string;
      readonly messageId: string;
      readonly message: string;
      readonly correlation: Json;
      /** Absent: as they were sent, which whoever keeps messages knows. */
      readonly variables?: JsonObject;
    }
  | {
      readonly type: 'open-clock';
      readonly instance: string;
      readonly element: string;
      readonly clock: string;
      readonly limit: LimitValue;
      readonly reentry: 'restart' | 'resume';
    }
  | {
      readonly type: 'close-clock';
      readonly instance: string;
      readonly element: string;
      readonly clock: string;
      readonly how: 'completed' | 'cancelled' | 'returned';
    }
  | {
      readonly type: 'operate-clock';
      readonly element: string;
      readonly clock: string;
      readonly operation: ClockOperation['operation'];
      readonly limit: LimitValue | null;
    }
  /** A business rule task has its answer: what it asked, and by which rules the answer is what it is. */
  | ({ readonly type: 'record-decision' } & Decided)
  | {
      readonly type: 'raise-incident';
      readonly instance: string;
      readonly element: string;
      readonly code: string;
      readonly message: string;
    }
  | { readonly type: 'resolve-incident'; readonly instance: string }
  | {
      readonly type: 'end-case';
      readonly end: string;
      readonly how: 'completed' | 'cancelled' | 'failed';
      readonly code?: string;
    };
