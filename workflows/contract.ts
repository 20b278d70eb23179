import type { serviceVariables } from '../domain/procedures/given-variables.ts';
import type { Json, JsonObject } from '../bpmn/model/json.ts';
import type { Limit } from '../domain/limits/limit.ts';
import type { StartCause } from './start-cause.ts';

/** Names, ids and payload types of the workflows: all that the API knows of them. */
export type { StartCause };
export { rulesOf, rulesOfLedger } from './engine-rules.ts';

export const taskQueue = 'bihuan-cases';
export const caseWorkflowType = 'caseWorkflow';
/**
 * Of the workflow code, not of procedures: behaviour branches on it (architecture decision 7).
 * Since 2: an extension that the procedure makes is bound by the same rules as one that a person makes.
 * Since 3: a task that was given to the person whom a variable names takes the variable along when it is transferred.
 * Since 4: so does one that was given to the unit whom a variable names.
 * Since 5: each turn is late by its own clocks, waits move by what a parked case stood still since they were armed, a
 * conversation begins by what its sender says, and what is stuck leaves what runs beside it.
 * Since 6: the second rules of the engine (`bpmn/engine/rules.ts`), and months counted at the offset of the case.
 */
export const engineVersion = 6;
const caseWorkflowPrefix = 'case/';
export const caseWorkflowId = (caseId: string): string => `${caseWorkflowPrefix}${caseId}`;
export const caseIdOf = (workflowId: string): string => workflowId.slice(caseWorkflowPrefix.length);

/** Who acts. `role` and `unit` are the post under which the person acts. */
export interface Actor {
  readonly person: string | null;
  readonly role?: string;
  readonly unit?: string;
  /** `person`, `sender` (resent), `system`, `message`, `timer`, `condition`, `import`. */
  readonly origin: string;
}

/** Snapshot of the settings that a case needs, taken when it starts (decision 11). */
export interface CaseSettings {
  /** Given to expressions as the variable `settings`; limits as `{ amount, unit }`, waits as ISO durations. */
  readonly variables: JsonObject;
  /** Share of a limit after which a clock warns, 0..1. */
  readonly warnShare: number;
  /** How long after the due time `escalate` fires. */
  readonly escalateAfter: Limit;
  /** How many extensions and parkings a case may have. */
  readonly extensionQuota: number;
  readonly parkQuota: number;
}

/** Second argument of the workflow. The codec of the worker and the client writes `{ "$graph": hash }` into histories and expands it. */
export interface GraphReference {
  readonly $graph: string;
}

export interface CaseInput {
  readonly caseId: string;
  readonly engineVersion: number;
  readonly graphHash: string;
  readonly settings: CaseSettings;
  /** Milliseconds that the clocks of the centre are ahead of UTC when it starts; absent before engine version 6. */
  readonly offset?: number;
  /** Events of a history after which the case continues as new, where the server's own suggestion would come too late. */
  readonly continueAfterEvents?: number;
  /** A fresh case starts with variables, a continued or reseeded one with what it carries. */
  readonly begin:
    | {
        readonly kind: 'start';
        readonly variables: JsonObject;
        readonly actor: Actor;
        /** The event that it starts by. */
        readonly element?: string;
        readonly cause?: StartCause;
        /** Started before, but the ledger has nothing of it: begun once more. */
        readonly again?: Reseeding;
      }
    | { readonly kind: 'carry'; readonly carried: CarriedCase }
    /** From the ledger: the state is computed by the API or the sweeper with the same engine (decision 4). */
    | (Reseeding & {
        readonly kind: 'reseed';
        readonly carried: CarriedCase;
        readonly then?: CaseCommand;
      });
}

/** Why a run takes the place of an earlier one; kept in the ledger. */
export interface Reseeding {
  /** Code: `engine-lost`, `engine-restored`, `database-restored`, `reopened`. */
  readonly reason: string;
  /** How many steps the engine had taken, where that is not what the ledger says: those beyond it are lost. */
  readonly engineStep?: number;
}

/** What a case takes through continue-as-new and reseed; `state` is the engine's, as JSON. */
export interface CarriedCase {
  readonly state: JsonObject;
  readonly step: number;
  readonly shell: JsonObject;
}

/**
 * The Update `act`; the update id is `command.id`. Reasons and remarks are sent as references to the stored command
 * (`domain/ledger/typed-texts.ts`); the worker's codec gives the workflow the texts.
 */
export interface CaseCommand {
  readonly id: string;
  readonly actor: Actor;
  readonly action: CaseAction;
}

/** What a second person agreed to; instances are named like tasks. `id` is that of the request. */
export type CaseIntervention = { readonly id: string } & (
  | { readonly kind: 'jump'; readonly leave: readonly string[]; readonly enter: string }
  | { readonly kind: 'cancel-scope'; readonly scope: string; readonly goOn: boolean }
  | { readonly kind: 'set-variables'; readonly variables: JsonObject }
  | (Signer & {
      readonly kind: 'add-signer';
      readonly body: string;
      /** What the turn is given, so that its tasks go to them. */
      readonly item?: Json;
      readonly variables?: JsonObject;
      /** The turn that was taken out and comes back. */
      readonly back?: string;
    })
  | (Signer & { readonly kind: 'remove-signer'; readonly turn: string; readonly expected: boolean })
);

/** Whom a turn is for, as the ledger tells it. */
interface Signer {
  readonly person: string | null;
  readonly unit: string | null;
}

export type CaseAction =
  | {
      readonly type: 'complete';
      readonly task: string;
      readonly outcome: string;
      /** The few variables that expressions read, and the facts that the API resolved. What people typed stays in Postgres. */
      readonly variables: JsonObject;
      /** Hash of what was submitted, kept in the ledger. */
      readonly submission?: string;
      /** Task version known to the person; checked in the claim statement, kept for the record. */
      readonly version?: number;
    }
  | {
      readonly type: 'return';
      readonly task: string;
      readonly target: string;
      readonly reason: string;
    }
  /** 退回后直接回到我: the task is held until the one that it asks has answered. */
  | {
      readonly type: 'ask-back';
      readonly task: string;
      readonly target: string;
      readonly reason: string;
    }
  /** 撤回, 拿回: whoever completed the target takes it back. */
  | { readonly type: 'withdraw'; readonly target: string; readonly reason?: string }
  /** In an open ad-hoc sub-process; `target` is its instance, named like a task. */
  | { readonly type: 'start-activity'; readonly target: string; readonly element: string }
  /** Nothing more is to be started in it. */
  | { readonly type: 'end-activities'; readonly target: string; readonly reason?: string }
  | {
      readonly type: 'intervene';
      readonly intervention: CaseIntervention;
      readonly reason: string;
      readonly requestedBy: string | null;
      /** Events that the engine had taken when it was judged. */
      readonly judgedAt: number;
    }
  | {
      readonly type: 'transfer';
      readonly task: string;
      readonly person: string | null;
      readonly unit?: string;
      readonly role?: string;
      /** Version of the task since; completions that knew an older one are stale. */ readonly version?: number;
      readonly reason?: string;
    }
  | {
      readonly type: 'delegate';
      readonly task: string;
      /** Who does it. */
      readonly person: string;
      /** Who has it at hand now and gets it back; claims are known to the database alone. */
      readonly owner: string;
      readonly reason: string;
    }
  | {
      readonly type: 'resolve';
      readonly task: string;
      readonly comment: string;
      /** Ids of the files that came with it. */
      readonly attachments?: readonly string[];
    }
  | { readonly type: 'recall-delegation'; readonly task: string; readonly reason?: string }
  | {
      readonly type: 'message';
      readonly message: string;
      readonly messageId: string;
      readonly correlation?: string;
      readonly variables: JsonObject;
    }
  /** Thrown by another case. */
  | {
      readonly type: 'signal';
      readonly signal: string;
      readonly signalId: string;
      readonly variables: JsonObject;
    }
  | {
      readonly type: 'extend';
      readonly clock: string;
      readonly limit: Limit;
      readonly reason: string;
    }
  | { readonly type: 'park'; readonly until: number; readonly reason: string }
  | { readonly type: 'unpark'; readonly reason: string }
  | { readonly type: 'void'; readonly reason: string }
  | {
      readonly type: 'repair';
      readonly incident: string;
      readonly repair: {
        readonly kind: 'retry' | 'skip';
        readonly reason?: string;
        readonly variables?: JsonObject;
      };
    }
  | { readonly type: 'recompute-clocks'; readonly calendarVersion: string }
  | {
      readonly type: 'reopen';
      readonly target: string;
      readonly reason: string;
      readonly variables?: JsonObject;
    };

/** What an accepted `act` returns when its projection is committed. */
export interface ActResult {
  readonly seq: number;
  readonly step: number;
  readonly stage: string | null;
  readonly caseState: CaseState;
  readonly tasks: readonly OpenTaskSummary[];
}
export type CaseState = 'opening' | 'open' | 'suspended' | 'closed' | 'void';

export interface OpenTaskSummary {
  readonly id: string;
  readonly element: string;
  readonly stage: string | null;
  readonly role: string | null;
  readonly unit: string | null;
  readonly person: string | null;
}

/** Types of ApplicationFailure with which `act` refuses; the same codes as the API's problem documents. */
const actRefusals = [
  'task-not-open',
  'task-delegated',
  'task-not-delegated',
  'task-held',
  'case-closed',
  'case-suspended',
  'stale-version',
  'outcome-not-offered',
  'target-not-legal',
  'step-touched',
  'activity-not-startable',
  'not-permitted',
  'limit-exhausted',
  'incident-not-open',
  'clock-not-running',
  'clock-overdue',
  'message-not-expected',
  'validation-failed',
] as const;
export type ActRefusal = (typeof actRefusals)[number];
export const isActRefusal = (type: unknown): type is ActRefusal =>
  actRefusals.some((code) => code === type);
/** Type of ApplicationFailure when the engine contradicts itself over a command. */
export const defectFailure = 'defect';

/** Query `snapshot`: for audit, the sweeper and tests. */
export const snapshotQuery = 'snapshot';
export const actUpdate = 'act';
export interface CaseSnapshot {
  readonly step: number;
  readonly flushedStep: number;
  readonly state: JsonObject;
  readonly caseState: CaseState;
  /** Instances of the open tasks. */
  readonly openTasks: readonly string[];
}

/** What services set in the case that calls them. */
export type ServiceVariables = Readonly<Partial<Record<(typeof serviceVariables)[number], Json>>>;
