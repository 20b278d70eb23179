import type { Transaction } from 'kysely';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { StartCause } from '../../workflows/contract.ts';

/** The procedure that a case is opened of: its current version. */
export interface StartedProcedure {
  readonly key: string;
  readonly version: number;
  readonly hash: string;
  readonly title: string;
}

/** Something has happened that starts a case. */
export interface Start extends StartedProcedure {
  /** What has happened, told apart from all others. */
  readonly id: string;
  /** The element that it is in the diagram. */
  readonly element: string;
  readonly variables: JsonObject;
  readonly businessKey: string | null;
  /** Of the entries of the ledger. */
  readonly origin: 'message' | 'timer' | 'condition';
  readonly cause: StartCause;
}

/**
 * Takes the next thing that starts a case, or null; `case` is the id of the case that will be opened for it, in
 * the same transaction.
 */
export type TakeStart = (
  db: Transaction<Database>,
  given: { readonly at: number; readonly caseId: string },
) => Promise<Start | null>;
