import { callFunction, type Db } from './call-function.ts';
import type { LedgerActor } from './ledger-actor.ts';

export interface ClaimTaskRequest {
  readonly taskId: string;
  readonly person: string;
  /** Null: whatever version. */
  readonly version: number | null;
  readonly actor: LedgerActor;
  readonly origin: string;
}

export type ClaimTaskAnswer =
  /** `seq` is null when the person held it already. */
  | { readonly code: 'claimed'; readonly version: number; readonly seq: number | null }
  | {
      readonly code:
        'not-found' | 'task-not-open' | 'task-claimed-by-other' | 'not-permitted' | 'stale-version';
    };

/** Takes a task out of the pool: claim, ledger entry `task-claimed` and event in one statement. */
export const claimTask = async (db: Db, request: ClaimTaskRequest): Promise<ClaimTaskAnswer> =>
  callFunction<ClaimTaskAnswer>(db, 'claim_task', request);

/** For whoever holds `posts`; the one that fits is acted under. */
export interface ClaimOfferedRequest extends Omit<ClaimTaskRequest, 'actor'> {
  readonly posts: readonly {
    readonly role: string;
    readonly unit: string;
    readonly grid: string | null;
  }[];
}

/** Columns of the task and of its case as they are after the claim; instants are ISO 8601. */
export interface ClaimedTask {
  readonly id: string;
  readonly case_id: string;
  readonly unit_id: string | null;
  readonly role: string | null;
  readonly person_id: string | null;
  readonly claimed_by: string;
  readonly claimed_at: string;
  readonly exclude: string[];
  readonly delegation: unknown;
  readonly waits_for: string | null;
  readonly grid_id: string | null;
  readonly form: string | null;
  readonly outcomes: unknown;
  readonly state: string;
  readonly version: number;
  readonly category: string | null;
  readonly urgency: string;
  readonly procedure_key: string;
  readonly procedure_version: number;
  readonly variables: unknown;
}

export type ClaimOfferedAnswer =
  | {
      readonly code: 'claimed';
      readonly version: number;
      readonly seq: number;
      /** The last step of the case. */
      readonly step: number;
      readonly task: ClaimedTask;
    }
  /** It cannot be had, or only `claimTask` can say whether. */
  | { readonly code: 'not-offered' };

/** Judges whether the task is offered, and takes it, in one statement (`domain/assignment`). */
export const claimOffered = async (
  db: Db,
  request: ClaimOfferedRequest,
): Promise<ClaimOfferedAnswer> => callFunction<ClaimOfferedAnswer>(db, 'claim_task', request);

export interface ReleaseTaskRequest extends ClaimTaskRequest {
  /** Take it from whoever holds it. */
  readonly force?: boolean;
}

export type ReleaseTaskAnswer =
  | { readonly code: 'released'; readonly version: number; readonly seq: number }
  | {
      readonly code:
        | 'not-found'
        | 'task-not-open'
        | 'task-not-claimed'
        | 'task-claimed-by-other'
        | 'stale-version';
    };

/** Puts a task back: release, ledger entry `task-released` and event in one statement. */
export const releaseTask = async (
  db: Db,
  request: ReleaseTaskRequest,
): Promise<ReleaseTaskAnswer> => callFunction<ReleaseTaskAnswer>(db, 'release_task', request);
