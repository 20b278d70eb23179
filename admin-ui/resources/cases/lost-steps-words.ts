import type { Reader } from './entry-reader.ts';
import type { EntryContext } from './ledger-words.ts';

/** What the engine had done beyond the ledger that the case was restarted from. */
export function lostStepsWords(read: Reader, { translate }: EntryContext): string | null {
  const [ledger, engine] = [read.value('ledgerStep'), read.value('engineStep')];
  return typeof ledger === 'number' && typeof engine === 'number' && engine > ledger
    ? translate('ledger.detail.lostSteps', { ledger, engine })
    : null;
}
