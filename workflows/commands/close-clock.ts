import type { BookedClock, CaseBook } from '../case-book.ts';
import { causeOf, type Moment } from '../case-draft.ts';
import { pauseClock, stopClock } from '../clock-book.ts';
import type { CommandOf, Performer } from './performer.ts';

type CloseClock = CommandOf<'close-clock'>;

const clockOf = (book: CaseBook, command: CloseClock): BookedClock | undefined => {
  for (const clock of book.clocks.values()) {
    if (clock.name === command.clock && clock.instance === command.instance) return clock;
  }
  return undefined;
};

/**
 * Whether the activity is expected back: it was returned; or its task was left sideways (asking for
 * facts, nobody reached); or a task inside it was left backwards (the unit objects). Then the clock
 * pauses with its rest (product.md section 7); otherwise it stops.
 */
const comesBack = (command: CloseClock, { completed }: Moment): boolean => {
  if (command.how === 'returned') return true;
  if (completed === null) return false;
  return completed.instance === command.instance
    ? completed.kind === 'side'
    : completed.kind === 'back';
};

export const closeClock: Performer<'close-clock'> = ({ book }, command, moment) => {
  const clock = clockOf(book, command);
  if (clock === undefined) return;
  const cause = causeOf(moment, command.how, { element: command.element });
  if (comesBack(command, moment)) pauseClock(book, clock, moment.at, cause);
  else stopClock(book, clock, moment.at, cause);
};
