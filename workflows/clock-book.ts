import type { ClockCause, ClockEntry } from '../domain/clocks/clock-entry.ts';
import { limitUnits, type Limit, type LimitUnit } from '../domain/limits/limit.ts';
import { isAlive, isTicking, type BookedClock, type CaseBook } from './case-book.ts';

/**
 * The clocks of a case as facts (architecture decision 5; product.md section 7 "clock transitions").
 * Each operation appends entries; what they amount to is the judge's business. Operations without
 * an effect (pausing what is paused) append nothing.
 */

export const newestOf = (
  book: CaseBook,
  fits: (clock: BookedClock) => boolean,
): BookedClock | undefined => {
  let newest: BookedClock | undefined;
  for (const clock of book.clocks.values()) if (fits(clock)) newest = clock;
  return newest;
};

/** The newest clock of a name: the one that operations mean. */
export const newestClock = (book: CaseBook, name: string): BookedClock | undefined =>
  newestOf(book, (clock) => clock.name === name);

/** The clock that runs, or has run, with an activity: one that was opened again may have a second one. */
export const clockOf = (book: CaseBook, instance: string): BookedClock | undefined =>
  newestOf(book, (clock) => clock.instance === instance);

/** A clock by its id, or the newest of that name. */
export const findClock = (book: CaseBook, idOrName: string): BookedClock | undefined =>
  book.clocks.get(idOrName) ?? newestClock(book, idOrName);

const isLimitUnit = (unit: string): unit is LimitUnit => limitUnits.some((known) => known === unit);

/** Throws when the diagram gave something that is no limit. */
export const limitOf = (value: { readonly amount: number; readonly unit: string }): Limit => {
  const { amount, unit } = value;
  if (!isLimitUnit(unit)) throw new Error(`Expected a unit of limits, but got "${unit}"`);
  if (!Number.isFinite(amount) || amount < 0) {
    throw new Error(`Expected an amount of at least 0, but got ${String(amount)}`);
  }
  return { amount, unit };
};

const put = (book: CaseBook, clock: BookedClock, changes: Partial<BookedClock>): BookedClock => {
  const next = { ...clock, ...changes, changed: true };
  book.clocks.set(clock.id, next);
  return next;
};

const append = (
  book: CaseBook,
  clock: BookedClock,
  entry: ClockEntry,
  changes: Partial<BookedClock> = {},
): BookedClock =>
  put(book, clock, {
    ...changes,
    entries: [...clock.entries, entry],
    lastDue: clock.judged === null ? clock.lastDue : (clock.judged.due ?? clock.lastDue),
    judged: null,
  });

/** Starts a new clock; inside a parked case it is paused at once. */
export const startClock = (
  book: CaseBook,
  clock: {
    readonly id: string;
    readonly name: string;
    readonly instance: string;
    readonly element: string;
    readonly stage: string | null;
    readonly limit: Limit;
  },
  at: number,
  cause: ClockCause,
): void => {
  const { limit, ...identity } = clock;
  const started: BookedClock = {
    ...identity,
    unit: null,
    person: null,
    entries: [{ type: 'start', at, limit, cause }],
    state: 'running',
    held: false,
    judged: null,
    lastDue: null,
    fired: [],
    changed: true,
  };
  book.clocks.set(started.id, started);
  if (book.parked !== null) holdClock(book, started, at, { ...cause, code: 'parked' });
};

export const pauseClock = (
  book: CaseBook,
  clock: BookedClock,
  at: number,
  cause: ClockCause,
): void => {
  if (clock.state !== 'running') return;
  if (clock.held) put(book, clock, { state: 'paused' });
  else append(book, clock, { type: 'pause', at, cause }, { state: 'paused' });
};

/** From paused, or from stopped: it goes on with what was left. */
export const resumeClock = (
  book: CaseBook,
  clock: BookedClock,
  at: number,
  cause: ClockCause,
): void => {
  if (clock.state === 'running' || clock.state === 'cancelled') return;
  const wasStopped = clock.state === 'stopped';
  if (clock.held && !wasStopped) {
    put(book, clock, { state: 'running' });
    return;
  }
  const resumed = append(
    book,
    clock,
    { type: 'resume', at, cause },
    { state: 'running', held: false },
  );
  if (book.parked !== null) holdClock(book, resumed, at, { ...cause, code: 'parked' });
};

export const stopClock = (
  book: CaseBook,
  clock: BookedClock,
  at: number,
  cause: ClockCause,
): void => {
  if (isAlive(clock))
    append(book, clock, { type: 'stop', at, cause }, { state: 'stopped', held: false });
};

export const cancelClock = (
  book: CaseBook,
  clock: BookedClock,
  at: number,
  cause: ClockCause,
): void => {
  if (isAlive(clock))
    append(book, clock, { type: 'cancel', at, cause }, { state: 'cancelled', held: false });
};

export const extendClock = (
  book: CaseBook,
  clock: BookedClock,
  entry: { readonly at: number; readonly limit: Limit; readonly cause: ClockCause },
): void => {
  append(book, clock, { type: 'extend', ...entry });
};

/** The pause of a parked case, over whatever the clock does by itself. */
const holdClock = (book: CaseBook, clock: BookedClock, at: number, cause: ClockCause): void => {
  if (isTicking(clock)) append(book, clock, { type: 'pause', at, cause }, { held: true });
};

export const holdAllClocks = (book: CaseBook, at: number, cause: ClockCause): void => {
  for (const clock of book.clocks.values()) holdClock(book, clock, at, cause);
};

export const releaseAllClocks = (book: CaseBook, at: number, cause: ClockCause): void => {
  for (const clock of book.clocks.values()) {
    if (!clock.held) continue;
    if (clock.state === 'running')
      append(book, clock, { type: 'resume', at, cause }, { held: false });
    else put(book, clock, { held: false });
  }
};

export const extensionsOf = (clock: BookedClock): number =>
  clock.entries.filter((entry) => entry.type === 'extend').length;

/** As far as judged; a clock that moved since goes by its last due time. */
export const isOverdue = (clock: BookedClock, now: number): boolean => {
  const due = clock.judged?.due ?? clock.lastDue;
  return due !== null && due <= now;
};

/** Every clock that may still do something is judged anew with the next projection. */
export const touchAllClocks = (book: CaseBook): void => {
  for (const clock of book.clocks.values()) if (isAlive(clock)) put(book, clock, {});
};

/** Who answers for the clock: follows the task, or the case's unit and person. */
export const ownClock = (
  book: CaseBook,
  clock: BookedClock,
  owner: { readonly unit: string | null; readonly person: string | null },
): void => {
  if (clock.unit !== owner.unit || clock.person !== owner.person) put(book, clock, owner);
};

/** A boundary event that a clock fired stays fired on this clock, whatever is extended later. */
export const rememberFired = (book: CaseBook, clock: BookedClock, mark: string): void => {
  if (!clock.fired.includes(mark)) {
    book.clocks.set(clock.id, { ...clock, fired: [...clock.fired, mark] });
  }
};
