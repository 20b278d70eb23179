import { requireThat } from '../act-refused.ts';
import { isAlive, type BookedClock, type CaseBook } from '../case-book.ts';
import { causeOf, type Moment } from '../case-draft.ts';
import { extendClock, limitOf, newestClock, pauseClock, resumeClock } from '../clock-book.ts';
import type { CommandOf, Performer } from './performer.ts';

type OperateClock = CommandOf<'operate-clock'>;
type Operation = OperateClock['operation'];

const operations: {
  readonly [K in Operation]: (
    book: CaseBook,
    clock: BookedClock,
    command: OperateClock,
    moment: Moment,
  ) => void;
} = {
  extend: (book, clock, command, moment) => {
    if (command.limit === null)
      throw new Error(`Expected a limit to extend ${clock.name} by, but got none`);
    const cause = causeOf(moment, 'extended', { element: command.element });
    extendClock(book, clock, { at: moment.at, limit: limitOf(command.limit), cause });
  },
  pause: (book, clock, command, moment) => {
    pauseClock(book, clock, moment.at, causeOf(moment, 'paused', { element: command.element }));
  },
  resume: (book, clock, command, moment) => {
    resumeClock(book, clock, moment.at, causeOf(moment, 'resumed', { element: command.element }));
  },
};

/** Refuses when there is nothing to operate on: whoever caused it learns that the clock is over. */
export const operateClock: Performer<'operate-clock'> = ({ book }, command, moment) => {
  const clock = newestClock(book, command.clock);
  requireThat(
    clock !== undefined && isAlive(clock),
    'clock-not-running',
    `Clock ${command.clock} does not run`,
  );
  operations[command.operation](book, clock, command, moment);
};
