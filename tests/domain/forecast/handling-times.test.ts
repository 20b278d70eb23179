import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawTimeLeft,
  HandlingRecord,
  type FinishedTask,
} from '../../../domain/forecast/handling-times.ts';
import { seededRandom } from '../../../domain/forecast/seeded-random.ts';

const minute = 60_000;
const kind = {
  procedure: 'p',
  element: 'handle',
  stage: 'handle',
  unit: 'u-1',
  category: 'c-1',
} as const;
const finished = (count: number, minutes: number, of: Partial<FinishedTask> = {}): FinishedTask[] =>
  Array.from({ length: count }, (_, index) => ({
    ...kind,
    wallMillis: (minutes + index) * minute,
    officeMillis: minutes * minute,
    outcome: 'submit',
    variables: {},
    ...of,
  }));
const lengthOf = (record: HandlingRecord, of: Partial<typeof kind> | object = {}): number | null =>
  record.of({ ...kind, ...of }, 'wall')?.length ?? null;

describe('what a task is compared with', () => {
  it('is the narrowest of which there are twenty, the stage from five', () => {
    const record = new HandlingRecord([
      ...finished(20, 10),
      ...finished(4, 20, { category: 'c-2' }),
      ...finished(3, 30, { unit: 'u-2' }),
      ...finished(2, 40, { element: 'confirm' }),
    ]);
    expect(lengthOf(record)).toBe(20);
    expect(lengthOf(record, { category: 'c-2' })).toBe(24);
    expect(lengthOf(record, { unit: 'u-2' })).toBe(27);
    expect(lengthOf(record, { element: 'confirm' })).toBe(29);
    expect(lengthOf(record, { element: 'x', stage: 'close' })).toBeNull();
    expect(lengthOf(new HandlingRecord(finished(4, 1)))).toBeNull();
  });

  it('leaves out what the calendar cannot measure, in office time alone', () => {
    const record = new HandlingRecord(finished(20, 10, { officeMillis: null }));
    expect(record.of(kind, 'office')).toBeNull();
    expect(lengthOf(record)).toBe(20);
  });

  it('names the other unit that is through soonest, when it is sooner', () => {
    const fast = finished(20, 5, { unit: 'u-fast' });
    const slow = finished(20, 500, { unit: 'u-slow' });
    const few = finished(19, 1, { unit: 'u-few' });
    const record = new HandlingRecord([...finished(20, 60), ...fast, ...slow, ...few]);
    expect(record.fastestOther(kind, 'wall')).toBe('u-fast');
    expect(record.fastestOther({ ...kind, unit: 'u-fast' }, 'wall')).toBeNull();
  });
});

describe('drawing how long a task takes on', () => {
  const times = new HandlingRecord(finished(30, 1)).of(kind, 'wall') ?? [];

  const draws = (seed: string): number[] => {
    const random = seededRandom(seed);
    return Array.from({ length: 20 }, () => drawTimeLeft(times, 0, random).millis);
  };

  it('takes from those that took longer than it has been open', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 29 }), fc.string(), (minutes, seed) => {
        const { millis, task } = drawTimeLeft(times, minutes * minute, seededRandom(seed));
        expect(millis).toBeGreaterThan(0);
        expect(millis + minutes * minute).toBe(task.wallMillis);
      }),
    );
  });

  it('begins anew where nothing took as long', () => {
    const { millis, task } = drawTimeLeft(times, 1000 * minute, seededRandom('x'));
    expect(millis).toBe(task.wallMillis);
  });

  it('gives the same for the same seed, and something else for another', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(draws(seed)).toEqual(draws(seed));
      }),
    );
    expect(draws('a')).not.toEqual(draws('b'));
  });

  it('is even: no time is drawn much more often than another', () => {
    const random = seededRandom('even');
    const counts = new Map<number, number>();
    for (let draw = 0; draw < 30_000; draw += 1) {
      const { millis } = drawTimeLeft(times, 0, random);
      counts.set(millis, (counts.get(millis) ?? 0) + 1);
    }
    expect(counts.size).toBe(30);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(200);
  });
});
