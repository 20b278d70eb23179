import { causeOf, stageOf } from '../case-draft.ts';
import { limitOf, resumeClock, startClock, stopClock } from '../clock-book.ts';
import { earlierClock } from '../which-clock.ts';
import type { Performer } from './performer.ts';

/**
 * A clock that ran before goes on when the procedure says so (sent back to the same unit); otherwise
 * a new one starts, and the one that was waiting for a return is over.
 */
export const openClock: Performer<'open-clock'> = (
  { book, caseId, engineVersion, procedure },
  command,
  moment,
) => {
  const { instance, element, clock: name } = command;
  const earlier = earlierClock(book, engineVersion, command);
  if (
    command.reentry === 'resume' &&
    (earlier?.state === 'paused' || earlier?.state === 'stopped')
  ) {
    resumeClock(book, earlier, moment.at, causeOf(moment, 'resumed', { element }));
    const resumed = book.clocks.get(earlier.id);
    if (resumed !== undefined) book.clocks.set(earlier.id, { ...resumed, instance, element });
    return;
  }
  if (earlier?.state === 'paused') {
    stopClock(book, earlier, moment.at, causeOf(moment, 'restarted', { element }));
  }
  book.counters.clock += 1;
  startClock(
    book,
    {
      id: `${caseId}.${String(book.counters.clock)}`,
      name,
      instance,
      element,
      stage: stageOf(procedure, element),
      limit: limitOf(command.limit),
    },
    moment.at,
    causeOf(moment, 'started', { element }),
  );
};
