import type { SentMessage } from './activity-port.ts';
import type { CaseDraft } from './case-draft.ts';

/** Sent with the next projection, under an id by a running number of the case. */
export const publish = ({ book, caseId }: CaseDraft, sent: Omit<SentMessage, 'id'>): void => {
  book.counters.message += 1;
  book.pending.sentMessages.push({ id: `${caseId}.m${String(book.counters.message)}`, ...sent });
};
