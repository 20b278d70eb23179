import type { LedgerEntryTypeOf } from '../../domain/ledger/ledger-entry-types.ts';
import { callFunction, type Db } from './call-function.ts';
import type { LedgerActor } from './ledger-actor.ts';

export interface DeskEntry {
  readonly caseId: string;
  readonly actor: LedgerActor;
  readonly origin: string;
  readonly type: LedgerEntryTypeOf<'desk'>;
  /** Codes and ids, never display text; no number that JavaScript writes with an exponent. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly taskId?: string | null;
  readonly elementId?: string | null;
  readonly commandId?: string | null;
}

export type AppendLedgerAnswer =
  | { readonly code: 'appended'; readonly seq: number; readonly at: string }
  | { readonly code: 'not-found' };

/**
 * Puts the entry of a desk operation at the end of the case's chain, at database time with step null.
 * Call it in the transaction of what it records; several cases: in order of case id.
 */
export const appendLedger = async (db: Db, entry: DeskEntry): Promise<AppendLedgerAnswer> =>
  callFunction<AppendLedgerAnswer>(db, 'append_ledger', entry);
