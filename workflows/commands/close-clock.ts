import { causeOf, type Moment } from '../case-draft.ts';
import { clockOf, pauseClock, stopClock } from '../clock-book.ts';
import type { CommandOf, Performer } from './performer.ts';

type CloseClock = CommandOf<'close-clock'>;

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
  const clock = clockOf(book, command.instance);
  if (clock === undefined) return;
  const cause = causeOf(moment, command.how, { element: command.element });
  if (comesBack(command, moment)) pauseClock(book, clock, moment.at, cause);
  else stopClock(book, clock, moment.at, cause);
};
