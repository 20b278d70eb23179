import type { SecrecyLevel } from '../../domain/secrecy/secrecy-level.ts';
import { appendLedger, type DeskEntry } from '../../migrations/functions/append-ledger.ts';
import type { Db } from '../../migrations/functions/call-function.ts';

export const setSecrecy = async (
  transaction: Db,
  caseId: string,
  secrecy: SecrecyLevel,
): Promise<void> => {
  await transaction.updateTable('case').set({ secrecy }).where('id', '=', caseId).execute();
};

/** A case that begins as a protected one, in the transaction that opens it. */
export const protectFromTheStart = async (
  transaction: Db,
  opened: Pick<DeskEntry, 'caseId' | 'actor' | 'origin'>,
  reason: string,
): Promise<void> => {
  await setSecrecy(transaction, opened.caseId, 'protected');
  await appendLedger(transaction, { ...opened, type: 'case-protected', params: { reason } });
};
