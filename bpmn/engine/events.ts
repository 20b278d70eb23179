import type { Json, JsonObject } from '../model/json.ts';
import type { Procedure } from '../model/procedure.ts';
import type { MigrationPlan } from './migration/plan.ts';

/** Instants are milliseconds since the epoch; the engine has no clock of its own. */
export type Instant = number;
/** Who did it: an id that the shell understands; absent for the system. */
export type Holder = string;

/**
 * Everything that can happen to a case. An event is plain JSON; the ledger keeps it, and
 * replaying the kept events from the start gives the state (README, "one pure engine").
 */
export type EngineEvent = EngineEventBody & { readonly at: Instant; readonly by?: Holder };

export type EngineEventBody =
  | {
      readonly type: 'start';
      readonly variables: JsonObject;
      /**
       * What has happened: a start event other than a plain one, an instantiating receive task, or an event
       * behind an instantiating gateway (`model/event-starts.ts`). Only it gets a token. Without it the
       * case starts at its plain start events, or where no flow leads to.
       */
      readonly element?: string;
      /** Milliseconds that clocks of its place are ahead of UTC: months and years are counted there; absent for none. */
      readonly offset?: number;
      /** The message that has happened, and by what its sender says it comes: as of a message that is waited for. */
      readonly message?: { readonly name: string; readonly correlation: string };
    }
  | {
      readonly type: 'complete';
      readonly instance: string;
      readonly outcome?: string;
      readonly variables?: JsonObject;
    }
  | {
      readonly type: 'service-completed';
      readonly instance: string;
      readonly variables?: JsonObject;
    }
  /** The service reported a BPMN error: caught by a boundary event or failing the case. */
  | {
      readonly type: 'service-error';
      readonly instance: string;
      readonly code: string;
      readonly message?: string;
    }
  /** Retries are spent: the instance waits for a repair. */
  | {
      readonly type: 'incident';
      readonly instance: string;
      readonly code: string;
      readonly message: string;
    }
  /** Somebody starts an activity of an ad-hoc sub-process (`startableActivities`). */
  | { readonly type: 'start-activity'; readonly instance: string; readonly element: string }
  /** Nothing more is to be started in an ad-hoc sub-process whose diagram does not say when it ends. */
  | { readonly type: 'end-activities'; readonly instance: string }
  | { readonly type: 'repair'; readonly instance: string; readonly repair: Repair }
  | { readonly type: 'timer'; readonly timer: string }
  | {
      readonly type: 'message';
      readonly subscription: string;
      readonly variables?: JsonObject;
      readonly messageId?: string;
      /** By what its sender says it comes, as text: what counts where it carries no value of its key. */
      readonly correlation?: string;
    }
  /** A signal from outside the case. */
  | { readonly type: 'signal'; readonly signal: string; readonly variables?: JsonObject }
  /** 退回: go back from an active task instance to an earlier instance (`returns.md`). */
  | {
      readonly type: 'return';
      readonly from: string;
      readonly to: string;
      readonly reason?: string;
    }
  /** 退回后直接回到我: the active task asks an earlier one and is held until that one has answered. */
  | {
      readonly type: 'ask-back';
      readonly from: string;
      readonly to: string;
      readonly reason?: string;
    }
  /** 撤回, 拿回: whoever completed a task takes it back; `by` is who. */
  | { readonly type: 'withdraw'; readonly to: string; readonly reason?: string }
  /** Reopening: the closed case goes back to an earlier instance (a return from the root's end). */
  | { readonly type: 'reopen'; readonly to: string; readonly variables?: JsonObject }
  /** The holder of an instance changed (claim at completion, transfer); `helper` did the work for them. */
  | {
      readonly type: 'hold';
      readonly instance: string;
      readonly holder: Holder | null;
      readonly helper?: Holder;
      /** Of whoever the procedure asks for: who holds it now. */
      readonly variables?: JsonObject;
    }
  | {
      readonly type: 'set-variables';
      readonly variables: JsonObject;
      /** As they are seen from inside this instance; absent for the case's own. */
      readonly instance?: string;
      /** Names that are new become the turn's own, instead of being set around it. */
      readonly local?: boolean;
    }
  /** Withdraws an open scope with everything inside; its token goes on over the outgoing flows, or ends. */
  | {
      readonly type: 'cancel-scope';
      readonly instance: string;
      readonly goOn: boolean;
      readonly reason?: string;
    }
  /** 加签: one more turn of an open multi-instance body, or one that was taken out comes back. */
  | {
      readonly type: 'add-instance';
      readonly body: string;
      /** The turn that was taken out and is expected. */
      readonly back?: string;
      /** What the turn is for; of one that comes back, only when it has changed. */
      readonly item?: Json;
      /** Variables that the turn has of its own. */
      readonly variables?: JsonObject;
    }
  /** 减签: takes an open turn out, or gives up one that was expected. */
  | {
      readonly type: 'remove-instance';
      /** The turn; of a sequential body also one that has not begun (`comingTurnId`). */
      readonly instance: string;
      /** It will come back: its body waits for it. */
      readonly expected?: boolean;
      readonly reason?: string;
    }
  /** 跳转: leaves active instances and enters an element (`returns.md`). */
  | {
      readonly type: 'jump';
      readonly leave: readonly string[];
      readonly enter: string;
      readonly reason?: string;
    }
  /** Goes over to another version of the procedure, which is the case's own from here on. */
  | {
      readonly type: 'migrate';
      readonly to: Procedure & JsonObject;
      readonly plan: MigrationPlan & JsonObject;
      readonly reason?: string;
    }
  /** 挂起 and 恢复 (`suspension.md`). */
  | { readonly type: 'suspend'; readonly reason?: string }
  | {
      readonly type: 'resume';
      /** Whether waits that are plain time keep what was left of them (so by default) or have run on. */
      readonly timers?: 'keep-remaining' | 'run-on';
    }
  /** Ends the whole case at once, from outside the diagram. */
  | { readonly type: 'cancel'; readonly reason: string };

/** What a suspended case keeps until it is resumed. */
export type HeldEvent = Extract<
  EngineEvent,
  { readonly type: 'message' | 'service-completed' | 'service-error' }
>;

export type Repair =
  | { readonly kind: 'retry'; readonly variables?: JsonObject }
  | { readonly kind: 'skip'; readonly reason: string; readonly variables?: JsonObject };
