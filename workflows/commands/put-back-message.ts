import { correlationText } from './correlation-text.ts';
import type { Performer } from './performer.ts';

/** Published again under an id of its own, since the old one has been answered for. */
export const putBackMessage: Performer<'put-back-message'> = ({ book, caseId }, command) => {
  book.counters.message += 1;
  book.pending.sentMessages.push({
    id: `${caseId}.m${String(book.counters.message)}`,
    message: command.message,
    correlation: correlationText(command.correlation),
    variables: command.variables,
    replaces: command.messageId,
  });
};
