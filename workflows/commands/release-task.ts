import type { BookedClock } from '../case-book.ts';
import { causeOf } from '../case-draft.ts';
import { clockOf, resumeClock } from '../clock-book.ts';
import type { Performer } from './performer.ts';

export const releaseTask: Performer<'release-task'> = ({ book }, { instance, element }, moment) => {
  const task = book.tasks.get(instance);
  if (task === undefined) return;
  const { waitsFor: _, ...released } = task;
  book.tasks.set(instance, released);
  const clock = clockOf(book, instance);
  if (clock !== undefined && pausedByAsking(clock))
    resumeClock(book, clock, moment.at, causeOf(moment, 'answered', { element }));
};

/** Not when the procedure has paused it since, or before. */
const pausedByAsking = ({ entries }: BookedClock): boolean =>
  entries.findLast(({ type }) => type === 'pause')?.cause.code === 'asked-back';
