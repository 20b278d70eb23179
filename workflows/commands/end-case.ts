import { causeOf } from '../case-draft.ts';
import { stopClock } from '../clock-book.ts';
import type { CommandOf, Performer } from './performer.ts';

type EndCase = CommandOf<'end-case'>;

/** An end event of this id says that the matter was void (作废), not that it was dealt with. */
const voidEnd = 'void';

/** What an end is called: its end event, the error that nobody caught, or void. */
const endCodes: {
  readonly [H in EndCase['how']]: (command: EndCase) => string;
} = {
  completed: ({ end }) => end,
  failed: ({ code }) => code ?? 'failed',
  cancelled: () => voidEnd,
};

export const endCase: Performer<'end-case'> = ({ book }, command, moment) => {
  const isVoid = command.how === 'cancelled' || command.end === voidEnd;
  book.caseState = isVoid ? 'void' : 'closed';
  book.end = { code: endCodes[command.how](command), at: moment.at };
  book.parked = null;
  const cause = causeOf(moment, 'case-ended', { end: book.end.code });
  for (const clock of book.clocks.values()) stopClock(book, clock, moment.at, cause);
  // Nothing outlives its case, whatever the engine asked for before.
  book.timers.clear();
  book.services.clear();
  book.subscriptions.clear();
  book.incidents.clear();
};
