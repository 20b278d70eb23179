import type { Reader } from './entry-reader.ts';
import type { EntryContext } from './ledger-words.ts';

/** Who signs a step as well, or no more. */
export function signerWords(read: Reader, { holder }: EntryContext): string | null {
  const who = read.text('person', 'unit');
  return who === null ? null : holder(who);
}

/** That a signer who was taken out is expected back. */
export function absenceWords(read: Reader, { translate }: EntryContext): string | null {
  return read.value('expected') === true ? translate('ledger.detail.expected') : null;
}
