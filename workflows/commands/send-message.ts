import { correlationText } from './correlation-text.ts';
import type { Performer } from './performer.ts';

export const sendMessage: Performer<'send-message'> = ({ book, caseId }, command) => {
  book.counters.message += 1;
  book.pending.sentMessages.push({
    id: `${caseId}.m${String(book.counters.message)}`,
    message: command.message,
    correlation: correlationText(command.correlation),
    variables: command.variables,
  });
};
