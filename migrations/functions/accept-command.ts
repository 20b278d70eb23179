import { callFunction, type Db } from './call-function.ts';

export interface AcceptCommandRequest {
  /** Id of the command; the Update is sent under it. */
  readonly id: string;
  readonly caseId: string;
  /** Person who acts; idempotency keys are scoped to it. */
  readonly principal: string;
  readonly idempotencyKey: string | null;
  readonly bodyHash: string;
  /** The workflow's `CaseCommand`. */
  readonly payload: unknown;
  /** States of the case in which the action is possible; `["open"]` when absent. */
  readonly caseStates?: readonly string[];
  /**
   * Tasks that must be open; with `claim`, they are claimed for the principal or must be the principal's. With
   * `untouched` besides, nobody else may have one at hand, but anybody may have been given it.
   */
  readonly tasks?: readonly {
    readonly id: string;
    readonly version: number | null;
    readonly claim: boolean;
    readonly untouched?: boolean;
  }[];
  readonly submission?: {
    readonly id: string;
    readonly taskId: string;
    readonly outcome: string;
    readonly data: unknown;
    readonly comment: string | null;
    readonly hash: string;
  } | null;
  /** Files of the principal that nobody bound yet. */
  readonly attachments?: readonly { readonly id: string; readonly purpose: string | null }[];
  /** The case as it was when the act was judged: the end of its ledger, and its last step. */
  readonly seen?: { readonly seq: number; readonly step: number };
  /** When the sender takes over if the caller does not bring it to an end; 5 when absent. */
  readonly sendAfterSeconds?: number;
}

export type AcceptCommandAnswer =
  | {
      readonly code: 'accepted';
      readonly commandId: string;
      /** Tasks that were claimed by this, with their new versions. */
      readonly claimed: readonly { readonly id: string; readonly version: number }[];
    }
  | KnownCommand
  | {
      readonly code:
        | 'not-found'
        | 'case-closed'
        | 'case-suspended'
        | 'case-opening'
        | 'case-open'
        | 'task-not-open'
        | 'task-claimed-by-other'
        | 'not-permitted'
        | 'stale-version'
        | 'step-touched'
        /** The case is not as it was `seen`. */
        | 'moved-on'
        | 'idempotency-key-reused'
        | 'validation-failed';
      readonly taskId?: string;
      /** `validation-failed`: what was wrong. */
      readonly path?: string;
    };

/** The same key and body came before: send the Update again under `commandId`, or give its answer. */
interface KnownCommand {
  readonly code: 'repeated';
  readonly commandId: string;
  readonly caseId: string;
  readonly state: 'pending' | 'answered' | 'refused';
  /** `ActResult` when answered, `{ code, detail }` when refused, else null. */
  readonly answer: unknown;
}

/** Everything between a permitted request and its Update, in one statement; refused: nothing is written. */
export const acceptCommand = async (
  db: Db,
  request: AcceptCommandRequest,
): Promise<AcceptCommandAnswer> => callFunction<AcceptCommandAnswer>(db, 'accept_command', request);
