import { isTicking, type BookedTimer, type CaseBook } from './case-book.ts';
import { clockOfTimer, firedMark } from './which-clock.ts';

/** Something that will happen by itself. */
export type Deadline =
  | { readonly kind: 'timer'; readonly at: number; readonly timer: BookedTimer }
  | { readonly kind: 'park-end'; readonly at: number };

/**
 * When a timer is due: null while nobody can say (its clock is paused, not judged yet, or there is
 * none), while the case is parked, and for ever once this clock fired it.
 */
const dueOf = (book: CaseBook, version: number, timer: BookedTimer): number | null => {
  if (book.parked !== null) return null;
  if (timer.kind === 'plain') return timer.due;
  const clock = clockOfTimer(book, version, timer);
  if (clock === undefined || !isTicking(clock) || clock.judged === null) return null;
  return clock.fired.includes(firedMark(timer)) ? null : clock.judged[timer.threshold];
};

/** The next thing that happens by itself; of two at the same instant the one armed first. */
export const nextDeadline = (book: CaseBook, version: number): Deadline | null => {
  let next: Deadline | null =
    book.parked === null ? null : { kind: 'park-end', at: book.parked.until };
  for (const timer of book.timers.values()) {
    const at = dueOf(book, version, timer);
    if (at !== null && (next === null || at < next.at)) next = { kind: 'timer', at, timer };
  }
  return next;
};
