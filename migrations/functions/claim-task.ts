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
