import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { HandlingRecord, type FinishedTask } from '../../domain/forecast/handling-times.ts';
import { seededRandom } from '../../domain/forecast/seeded-random.ts';
import { forecastCase } from '../../workflows/forecast/forecast-case.ts';
import { runAhead, type StandingCase } from '../../workflows/forecast/run-ahead.ts';
import type { World } from '../../workflows/forecast/world.ts';
import { calendar, hour, minute, mondayMorning } from './calendars.ts';
import { settings } from './case-inputs.ts';
import { PureCase } from './pure-case.ts';
import { hashOf, ordinaryEvent } from './procedures.ts';

let procedure: Procedure;
beforeAll(async () => {
  procedure = await ordinaryEvent();
});

const standing = (pure: PureCase): StandingCase => ({
  caseId: pure.caseId,
  procedureKey: 'ordinary-event',
  category: null,
  procedure,
  graphHash: hashOf(procedure),
  settings,
  book: pure.shell.book,
  step: pure.shell.step,
});

const finished = (
  element: string,
  minutes: readonly number[],
  of: Partial<FinishedTask> = {},
): FinishedTask[] =>
  minutes.map((each) => ({
    procedure: 'ordinary-event',
    element,
    stage: element,
    unit: 'u-centre',
    category: null,
    wallMillis: each * minute,
    officeMillis: each * minute,
    outcome: null,
    variables: {},
    ...of,
  }));
const spread = (count: number, from: number, to: number): number[] =>
  Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));

const worldOf = (tasks: readonly FinishedTask[], now: number): World => ({
  calendar: calendar('1'),
  record: new HandlingRecord(tasks),
  now,
  until: mondayMorning + 23 * hour,
});
const runs = { runs: 60, seed: 's' };
const sum = (shares: readonly number[]): number => shares.reduce((total, each) => total + each, 0);

/** Accepting has a quarter of an hour; whoever declines ends the case. */
const decliningIn = (minutes: readonly number[]) =>
  finished('accept', minutes, { outcome: 'reject' });

describe('running a case ahead', () => {
  it('becomes overdue at its due time when nobody is known to be faster', () => {
    const pure = new PureCase(procedure);
    const world = worldOf(decliningIn(spread(20, 30, 60)), pure.now);
    const asItIs = { working: world.calendar, reassigned: null };
    expect(runAhead(world, asItIs, standing(pure), seededRandom('x'))).toBe(
      mondayMorning + 15 * minute,
    );
  });

  it('is in time when everybody is faster, and leaves the case as it is', () => {
    const pure = new PureCase(procedure);
    const before = JSON.stringify([...pure.shell.book.tasks.values()]);
    const world = worldOf(decliningIn(spread(20, 1, 14)), pure.now);
    expect(sum(forecastCase(world, standing(pure), runs)?.hours ?? [])).toBe(0);
    expect(JSON.stringify([...pure.shell.book.tasks.values()])).toBe(before);
  });

  it('goes through the procedure: the next step has a clock of its own', () => {
    const pure = new PureCase(procedure);
    const accepting = finished('accept', spread(20, 1, 2), { outcome: 'accept' });
    const filing = finished('file', spread(20, 40, 50), { outcome: 'void' });
    const world = worldOf([...accepting, ...filing], pure.now);
    const forecast = forecastCase(world, standing(pure), runs);
    expect(sum(forecast?.hours ?? [])).toBe(1);
    // accepted within two minutes, then half an hour for filing
    expect(forecast?.hours[0]).toBe(1);
    const quick = worldOf(
      [...accepting, ...finished('file', spread(20, 5, 9), { outcome: 'void' })],
      pure.now,
    );
    expect(sum(forecastCase(quick, standing(pure), runs)?.hours ?? [])).toBe(0);
  });

  it('says nothing where too little is known', () => {
    const pure = new PureCase(procedure);
    expect(forecastCase(worldOf(decliningIn([1, 2]), pure.now), standing(pure), runs)).toBeNull();
  });

  it('gives the same for the same seed', () => {
    const pure = new PureCase(procedure);
    const world = worldOf(decliningIn(spread(20, 1, 40)), pure.now);
    const forecast = (seed: string) => forecastCase(world, standing(pure), { runs: 60, seed });
    expect(forecast('a')).toEqual(forecast('a'));
    expect(forecast('a')?.hours).not.toEqual(forecast('b')?.hours);
  });

  it('is the less likely to become overdue the more time is left', () => {
    // The same runs against a limit that is longer each time.
    const tasks = decliningIn(spread(40, 1, 60));
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), (seed) => {
        const shares = [0.1, 0.25, 0.5, 0.75, 1.1].map((amount) => {
          const pure = new PureCase(procedure, {
            input: {
              settings: {
                ...settings,
                variables: {
                  ...settings.variables,
                  acceptLimit: { amount, unit: 'urgentHours' },
                },
              },
            },
          });
          const forecast = forecastCase(worldOf(tasks, pure.now), standing(pure), {
            runs: 40,
            seed,
          });
          return sum(forecast?.hours ?? []);
        });
        expect(shares).toEqual(shares.toSorted((one, other) => other - one));
        expect(shares.at(-1)).toBe(0);
      }),
      { numRuns: 8 },
    );
  });
});

const toHandling = (amount: number): PureCase => {
  const pure = new PureCase(procedure);
  pure.complete('accept', 'accept');
  pure.complete('file', 'file', { limit: { amount, unit: 'workHours' } });
  pure.complete('dispatch', 'dispatch', { unit: 'u-slow' });
  return pure;
};

describe('what if', () => {
  const handling = [
    ...finished('assign', spread(20, 300, 500), { unit: 'u-slow', outcome: 'object' }),
    ...finished('assign', spread(20, 10, 60), { unit: 'u-fast', outcome: 'object' }),
  ];
  // What an objection leads to is done at once, and not dispatched again.
  const after = finished('dispatch', spread(20, 1, 2), { outcome: 'back-to-accept' });
  const ended = finished('accept', spread(20, 1, 2), { outcome: 'reject' });

  it('another unit had it: the fastest with such tasks', () => {
    const pure = toHandling(4);
    const world = worldOf([...handling, ...after, ...ended], pure.now);
    const forecast = forecastCase(world, standing(pure), runs);
    expect(sum(forecast?.hours ?? [])).toBe(1);
    expect(forecast?.reassigned?.unit).toBe('u-fast');
    expect(sum(forecast?.reassigned?.hours ?? [1])).toBe(0);
  });

  it('the office stayed open an hour longer: what is nearly done is done before the clock goes on', () => {
    const pure = toHandling(8);
    // 17:30: the office closes in half an hour, the clock has an hour and a half left, the work a little more.
    pure.advanceTo(mondayMorning + 8.5 * hour);
    const slow = finished('assign', spread(20, 485, 510), { unit: 'u-slow', outcome: 'object' });
    const world = {
      ...worldOf([...slow, ...after, ...ended], pure.now),
      until: mondayMorning + 26 * hour,
    };
    const forecast = forecastCase(world, standing(pure), runs);
    expect(sum(forecast?.hours ?? [])).toBe(1);
    expect(sum(forecast?.longer ?? [1])).toBe(0);
  });
});
