import { describe, expect, it } from 'vitest';
import { emptyState } from '../../bpmn/engine/interpreter.ts';
import type { ClockCause } from '../../domain/clocks/clock-entry.ts';
import {
  emptyBook,
  isTicking,
  type BookedClock,
  type CaseBook,
} from '../../workflows/case-book.ts';
import {
  cancelClock,
  extendClock,
  extensionsOf,
  findClock,
  holdAllClocks,
  isOverdue,
  limitOf,
  newestClock,
  pauseClock,
  releaseAllClocks,
  rememberFired,
  resumeClock,
  startClock,
  stopClock,
} from '../../workflows/clock-book.ts';
import { hour, minute } from './calendars.ts';
import { compiled, diagram, row, userTask } from './procedures.ts';

const cause: ClockCause = { code: 'test', step: 1 };
const limit = { amount: 1, unit: 'urgentHours' } as const;

const emptyTestBook = async (): Promise<CaseBook> =>
  emptyBook(emptyState(await compiled(diagram(row(['work', userTask('work')])))));

const started = async (): Promise<CaseBook> => {
  const book = await emptyTestBook();
  startClock(
    book,
    { id: 'c.1', name: 'work', instance: '3', element: 'work', stage: null, limit },
    0,
    cause,
  );
  return book;
};

const clockIn = (book: CaseBook): BookedClock => {
  const clock = newestClock(book, 'work');
  if (clock === undefined) throw new Error('Expected a clock, but there is none');
  return clock;
};
const kinds = (book: CaseBook): readonly string[] => clockIn(book).entries.map(({ type }) => type);

describe('a clock of the book', () => {
  it('starts running, not judged yet', async () => {
    const book = await started();
    expect(clockIn(book)).toMatchObject({
      state: 'running',
      held: false,
      judged: null,
      changed: true,
    });
    expect(kinds(book)).toEqual(['start']);
  });

  it('pauses and resumes, each once', async () => {
    const book = await started();
    pauseClock(book, clockIn(book), minute, cause);
    pauseClock(book, clockIn(book), 2 * minute, cause);
    expect(isTicking(clockIn(book))).toBe(false);
    resumeClock(book, clockIn(book), 3 * minute, cause);
    resumeClock(book, clockIn(book), 4 * minute, cause);
    expect(kinds(book)).toEqual(['start', 'pause', 'resume']);
  });

  it('goes on with its rest after a stop, and stops only while it is alive', async () => {
    const book = await started();
    stopClock(book, clockIn(book), minute, cause);
    stopClock(book, clockIn(book), minute, cause);
    resumeClock(book, clockIn(book), 2 * minute, cause);
    expect(kinds(book)).toEqual(['start', 'stop', 'resume']);
    cancelClock(book, clockIn(book), 3 * minute, cause);
    cancelClock(book, clockIn(book), 4 * minute, cause);
    resumeClock(book, clockIn(book), 5 * minute, cause);
    expect(kinds(book)).toEqual(['start', 'stop', 'resume', 'cancel']);
  });

  it('is held by a parked case over its own pause', async () => {
    const book = await started();
    holdAllClocks(book, minute, cause);
    expect(clockIn(book)).toMatchObject({ state: 'running', held: true });
    // Paused meanwhile by the procedure: parking ends, the pause stays.
    pauseClock(book, clockIn(book), 2 * minute, cause);
    releaseAllClocks(book, 3 * minute, cause);
    expect(clockIn(book)).toMatchObject({ state: 'paused', held: false });
    expect(kinds(book)).toEqual(['start', 'pause']);
  });

  it('resumes when the parking ends, if nothing else holds it', async () => {
    const book = await started();
    holdAllClocks(book, minute, cause);
    releaseAllClocks(book, 3 * minute, cause);
    expect(kinds(book)).toEqual(['start', 'pause', 'resume']);
    expect(isTicking(clockIn(book))).toBe(true);
  });

  it('is paused at once when it starts or resumes in a parked case', async () => {
    const book = await emptyTestBook();
    book.parked = { since: 0, until: hour };
    startClock(
      book,
      { id: 'c.1', name: 'work', instance: '3', element: 'work', stage: null, limit },
      0,
      cause,
    );
    expect(kinds(book)).toEqual(['start', 'pause']);
    expect(clockIn(book).held).toBe(true);
    stopClock(book, clockIn(book), minute, cause);
    resumeClock(book, clockIn(book), 2 * minute, cause);
    expect(clockIn(book)).toMatchObject({ state: 'running', held: true });
  });

  it('forgets its thresholds when it moves, not its last due time', async () => {
    const book = await started();
    const judged = { warn: 48 * minute, due: hour, escalate: 2 * hour };
    book.clocks.set('c.1', { ...clockIn(book), judged });
    extendClock(book, clockIn(book), { at: minute, limit, cause });
    expect(clockIn(book)).toMatchObject({ judged: null, lastDue: hour });
    expect(extensionsOf(clockIn(book))).toBe(1);
    expect(isOverdue(clockIn(book), hour - 1)).toBe(false);
    expect(isOverdue(clockIn(book), hour)).toBe(true);
  });

  it('remembers what it fired, once', async () => {
    const book = await started();
    rememberFired(book, clockIn(book), 'b:warn');
    rememberFired(book, clockIn(book), 'b:warn');
    expect(clockIn(book).fired).toEqual(['b:warn']);
  });

  it('is found by id and, the newest, by name', async () => {
    const book = await started();
    startClock(
      book,
      { id: 'c.2', name: 'work', instance: '5', element: 'work', stage: null, limit },
      1,
      cause,
    );
    expect(findClock(book, 'c.1')?.id).toBe('c.1');
    expect(findClock(book, 'work')?.id).toBe('c.2');
    expect(findClock(book, 'other')).toBeUndefined();
  });

  it.each([
    [{ amount: 1, unit: 'fortnights' }, 'Expected a unit of limits'],
    [{ amount: -1, unit: 'workDays' }, 'Expected an amount'],
    [{ amount: Number.NaN, unit: 'workDays' }, 'Expected an amount'],
  ])('refuses %j as a limit', (value, message) => {
    expect(() => limitOf(value)).toThrow(message);
  });
});
