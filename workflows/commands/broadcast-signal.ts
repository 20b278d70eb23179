import type { Performer } from './performer.ts';

/** The other cases that wait for it are found when it is projected; the sender brings it to each. */
export const broadcastSignal: Performer<'broadcast-signal'> = ({ book, caseId }, { signal }) => {
  book.counters.message += 1;
  book.pending.sentMessages.push({
    id: `${caseId}.m${String(book.counters.message)}`,
    kind: 'signal',
    from: caseId,
    message: signal,
    correlation: null,
    variables: {},
  });
};
