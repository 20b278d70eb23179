import type { CaseDetail, LedgerEntry } from '../../../api/contract/cases.ts';

/** The case file as it is handed out: facts, clocks, and the ledger with its hashes. */
export function caseFile(detail: CaseDetail, entries: readonly LedgerEntry[]): string {
  const { actions: _offered, serverTime, ...facts } = detail;
  return JSON.stringify(
    {
      format: 1,
      takenAt: serverTime,
      head: entries.at(-1)?.hash ?? null,
      case: facts,
      ledger: entries,
    },
    null,
    2,
  );
}

/** Saves text as a file on the reader's machine. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
