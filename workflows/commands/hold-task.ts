import { causeOf } from '../case-draft.ts';
import { clockOf, pauseClock } from '../clock-book.ts';
import type { Performer } from './performer.ts';

/** Its clock stands still until the answer is there, unless the procedure says otherwise. */
export const holdTask: Performer<'hold-task'> = ({ book }, command, moment) => {
  const { instance, waitsFor, element } = command;
  const task = book.tasks.get(instance);
  if (task !== undefined) book.tasks.set(instance, { ...task, waitsFor });
  const clock = command.clock === 'pause' ? clockOf(book, instance) : undefined;
  if (clock !== undefined)
    pauseClock(book, clock, moment.at, causeOf(moment, 'asked-back', { element }));
};
