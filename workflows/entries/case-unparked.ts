import type { CaseBook } from '../case-book.ts';
import { causeOf } from '../case-draft.ts';
import { releaseAllClocks } from '../clock-book.ts';
import type { Effect } from './effect.ts';

/** Waits that are plain time keep what was left of them. */
const shiftTimers = (book: CaseBook, millis: number): void => {
  for (const [id, timer] of book.timers) {
    if (timer.kind === 'plain') book.timers.set(id, { ...timer, due: timer.due + millis });
  }
};

export const caseUnparked: Effect = ({ book }, entry, moment) => {
  const { reason } = entry.params;
  const cause = causeOf(moment, 'unparked', typeof reason === 'string' ? { reason } : undefined);
  if (book.parked !== null) shiftTimers(book, moment.at - book.parked.since);
  book.parked = null;
  book.caseState = 'open';
  releaseAllClocks(book, moment.at, cause);
};
