import { instanceNumber } from '../bpmn/engine/ids.ts';
import type { BookedClock, BookedTimer, CaseBook } from './case-book.ts';
import { newestClock, newestOf } from './clock-book.ts';
import { scopesOf } from './scopes.ts';

type ClockTimer = Extract<BookedTimer, { readonly kind: 'clock' }>;

/** Earlier versions took the newest of the name, also that of another turn. */
const ownClocksSince = 5;

/**
 * The clock that a timer waits for: of its activity, else of the nearest scope around it that has one of the name, else
 * the newest one of the name. `version` is the engine version that began the case.
 */
export const clockOfTimer = (
  book: CaseBook,
  version: number,
  { instance, clock }: ClockTimer,
): BookedClock | undefined => {
  if (version >= ownClocksSince) {
    for (const scope of scopesOf(book, instance)) {
      const own = newestOf(book, (one) => one.name === clock && one.instance === scope);
      if (own !== undefined) return own;
    }
  }
  return newestClock(book, clock);
};

/**
 * The clock of a name that ran before an activity is entered: the newest of its own turns, never of another turn of a
 * body, whose time it is not. That of a task that has asked back is still its own.
 */
export const earlierClock = (
  book: CaseBook,
  version: number,
  { instance, clock: name }: { readonly instance: string; readonly clock: string },
): BookedClock | undefined => {
  const around = new Set(scopesOf(book, instance));
  const isElsewhere = (clock: BookedClock): boolean =>
    version >= ownClocksSince &&
    [...scopesOf(book, clock.instance)].some((id) => !around.has(id) && isLiveTurn(book, id));
  const newest = newestOf(book, (clock) => clock.name === name && !isElsewhere(clock));
  const task = book.tasks.get(newest?.instance ?? '');
  return task?.waitsFor === undefined ? newest : undefined;
};

/** A turn that a return has taken back leaves its clock to the one that is entered anew. */
const isLiveTurn = ({ engine }: CaseBook, id: string): boolean => {
  const instance = engine.instances.get(instanceNumber(id) ?? 0);
  return instance?.turn !== undefined && instance.state !== 'superseded';
};

/** What a clock remembers of a boundary event that it has fired. */
export const firedMark = ({ element, threshold }: ClockTimer): string => `${element}:${threshold}`;
