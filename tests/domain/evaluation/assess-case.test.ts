import { describe, expect, it } from 'vitest';
import type { ClockEntry } from '../../../domain/clocks/clock-entry.ts';
import { assessCase } from '../../../domain/evaluation/assess-case.ts';
import type { AssessedCase, ClockFacts } from '../../../domain/evaluation/case-facts.ts';
import {
  indicatorNames,
  indicators as definitions,
  rateOf,
  sumRatios,
} from '../../../domain/evaluation/indicators.ts';
import { satisfactionOf } from '../../../domain/evaluation/satisfaction.ts';
import type { Limit } from '../../../domain/limits/limit.ts';
import { at, exampleCalendar } from '../calendar/example-calendars.ts';

const calendar = exampleCalendar();
const hour = 3_600_000;
const cause = { code: 'test' };
const quarter: Limit = { amount: 0.25, unit: 'urgentHours' };
const fourHours: Limit = { amount: 4, unit: 'workHours' };

const start = (when: string, limit: Limit): ClockEntry => ({
  type: 'start',
  at: at(when),
  limit,
  cause,
});
const turn = (type: 'pause' | 'resume' | 'stop' | 'cancel', when: string): ClockEntry => ({
  type,
  at: at(when),
  cause,
});
const clock = (stage: string, unit: string, ...entries: readonly ClockEntry[]): ClockFacts => ({
  name: stage,
  stage,
  unit,
  person: null,
  entries,
});

const ordinary: AssessedCase = {
  createdAt: at('2026-03-10 09:00'),
  endedAt: at('2026-03-11 10:00'),
  before: null,
  end: 'closed',
  filed: true,
  clocks: [
    clock(
      'accept',
      'u-centre',
      start('2026-03-10 09:00', quarter),
      turn('stop', '2026-03-10 09:10'),
    ),
    clock('file', 'u-centre', start('2026-03-10 09:10', quarter), turn('stop', '2026-03-10 09:30')),
    clock(
      'dispatch',
      'u-centre',
      start('2026-03-10 09:30', quarter),
      turn('stop', '2026-03-10 09:40'),
    ),
    clock(
      'handle',
      'u-municipal',
      start('2026-03-10 09:40', fourHours),
      turn('stop', '2026-03-10 15:00'),
    ),
    clock(
      'close',
      'u-centre',
      start('2026-03-11 09:00', quarter),
      turn('stop', '2026-03-11 09:05'),
    ),
  ],
  tasks: [
    {
      stage: 'accept',
      unit: 'u-centre',
      person: 'p-acceptor',
      openedAt: at('2026-03-10 09:00'),
      closedAt: at('2026-03-10 09:10'),
    },
    {
      stage: 'handle',
      unit: 'u-municipal',
      person: 'p-handler2',
      openedAt: at('2026-03-10 09:40'),
      closedAt: at('2026-03-10 15:00'),
    },
    {
      stage: 'handle',
      unit: 'u-municipal',
      person: 'p-handler2',
      openedAt: at('2026-03-10 17:00'),
      closedAt: at('2026-03-11 09:00'),
    },
    {
      stage: 'assess',
      unit: 'u-centre',
      person: null,
      openedAt: at('2026-03-11 09:05'),
      closedAt: null,
    },
  ],
  dispatches: 1,
  counted: { objections: 0, reworks: 0, redos: 0 },
  extensions: 0,
  parkings: 0,
  callback: { wanted: true, tries: 1, reached: true, solved: true, satisfaction: 5 },
};
const assess = (changes: Partial<AssessedCase> = {}): ReturnType<typeof assessCase> =>
  assessCase({ ...ordinary, ...changes }, calendar);

describe('an ordinary case', () => {
  const figures = assess();

  it('is told by stage and unit', () => {
    expect(
      figures.stages.map(({ stage, unit, finished, onTime }) => [stage, unit, finished, onTime]),
    ).toEqual([
      ['accept', 'u-centre', 1, 1],
      ['file', 'u-centre', 1, 0],
      ['dispatch', 'u-centre', 1, 1],
      ['handle', 'u-municipal', 1, 1],
      ['close', 'u-centre', 1, 1],
    ]);
    expect(figures.stages[1]?.overdueMillis).toBe(5 * 60_000);
  });

  it('is told by holder, by the wall and in office time', () => {
    expect(figures.holders).toEqual([
      {
        stage: 'accept',
        unit: 'u-centre',
        person: 'p-acceptor',
        tasks: 1,
        wallMillis: hour / 6,
        officeMillis: hour / 6,
      },
      {
        stage: 'handle',
        unit: 'u-municipal',
        person: 'p-handler2',
        tasks: 2,
        wallMillis: (16 * 60 + 320) * 60_000,
        officeMillis: (120 + 200) * 60_000,
      },
      {
        stage: 'assess',
        unit: 'u-centre',
        person: null,
        tasks: 1,
        wallMillis: 55 * 60_000,
        officeMillis: 55 * 60_000,
      },
    ]);
    expect(figures.wallMillis).toBe(25 * hour);
    expect(figures.officeMillis).toBe(9 * hour);
  });

  it('has a numerator and a denominator for every indicator', () => {
    expect(Object.keys(figures.indicators)).toEqual([...indicatorNames]);
    const ratios = Object.entries(figures.indicators).map(([name, ratio]) => [
      name,
      ratio.numerator,
      ratio.denominator,
    ]);
    expect(ratios).toEqual([
      ['filed', 1, 1],
      ['accepted-on-time', 1, 1],
      ['verified-on-time', 0, 0],
      ['filed-on-time', 0, 1],
      ['dispatched-on-time', 1, 1],
      ['dispatched-right', 1, 1],
      ['handled', 1, 1],
      ['handled-on-time', 1, 1],
      ['extended', 0, 1],
      ['reworked', 0, 1],
      ['checked-on-time', 0, 0],
      ['closed', 1, 1],
      ['closed-on-time', 1, 1],
      ['reached', 1, 1],
      ['solved', 1, 1],
      ['satisfied', 1, 1],
    ]);
    expect(JSON.parse(JSON.stringify(figures))).toEqual(figures);
  });
});

describe('handling', () => {
  it('that was late once stays late, however quick the rework was', () => {
    const reworked = clock(
      'handle',
      'u-municipal',
      start('2026-03-10 09:40', fourHours),
      turn('stop', '2026-03-10 17:00'),
      start('2026-03-10 17:30', fourHours),
      turn('stop', '2026-03-10 17:40'),
    );
    const { indicators, stages } = assess({
      clocks: [reworked],
      counted: { ...ordinary.counted, reworks: 1 },
    });
    expect(stages).toMatchObject([{ finished: 2, onTime: 1 }]);
    expect(indicators['handled-on-time']).toEqual({ numerator: 0, denominator: 1 });
    expect(indicators.reworked).toEqual({ numerator: 1, denominator: 1 });
  });

  it('counts time that was paused for nobody', () => {
    const paused = clock(
      'handle',
      'u-municipal',
      start('2026-03-10 09:40', fourHours),
      turn('pause', '2026-03-10 10:00'),
      turn('resume', '2026-03-12 10:00'),
      turn('stop', '2026-03-12 15:00'),
    );
    expect(assess({ clocks: [paused] }).indicators['handled-on-time'].numerator).toBe(1);
  });

  it('of two units is told for each', () => {
    const first = clock(
      'handle',
      'u-garden',
      start('2026-03-10 09:00', fourHours),
      turn('cancel', '2026-03-10 10:00'),
    );
    const second = clock(
      'handle',
      'u-municipal',
      start('2026-03-10 11:00', fourHours),
      turn('stop', '2026-03-10 15:00'),
    );
    const figures = assess({
      clocks: [first, second],
      dispatches: 2,
      counted: { ...ordinary.counted, objections: 1 },
    });
    expect(figures.stages).toMatchObject([
      { unit: 'u-garden', finished: 0 },
      { unit: 'u-municipal', finished: 1, onTime: 1 },
    ]);
    expect(figures.indicators['dispatched-right']).toEqual({ numerator: 1, denominator: 2 });
  });

  it('is in no denominator of a case that was voided or never dispatched', () => {
    for (const changes of [{ end: 'void' }, { dispatches: 0, clocks: [] }]) {
      const { indicators } = assess(changes);
      for (const name of [
        'handled',
        'handled-on-time',
        'extended',
        'reworked',
        'closed',
      ] as const) {
        expect(indicators[name]).toEqual({ numerator: 0, denominator: 0 });
      }
    }
  });

  it('whose due time nobody knows is counted apart', () => {
    const unknown = clock(
      'handle',
      'u-municipal',
      start('2026-12-30 10:00', { amount: 10, unit: 'workDays' }),
      turn('stop', '2026-12-31 10:00'),
    );
    const figures = assess({ clocks: [unknown] });
    expect(figures.stages).toMatchObject([{ finished: 1, onTime: 0, undetermined: 1 }]);
    expect(figures.indicators.handled).toEqual({ numerator: 1, denominator: 1 });
    expect(figures.indicators['handled-on-time']).toEqual({ numerator: 0, denominator: 0 });
  });

  it('leaves office time open in a year without data', () => {
    const figures = assess({ endedAt: at('2027-01-05 10:00') });
    expect(figures.officeMillis).toBeNull();
    expect(figures.holders.at(-1)?.officeMillis).toBeNull();
  });
});

describe('a case that came back after its end', () => {
  const late = clock(
    'handle',
    'u-municipal',
    start('2026-03-10 09:40', fourHours),
    turn('stop', '2026-03-10 17:00'),
    start('2026-03-12 09:30', fourHours),
    turn('stop', '2026-03-12 10:00'),
  );
  const again = (changes: Partial<AssessedCase> = {}) =>
    assess({
      before: {
        until: at('2026-03-12 09:00'),
        filed: true,
        takenUp: true,
        counted: { objections: 1, reworks: 2, redos: 1 },
      },
      endedAt: at('2026-03-12 11:00'),
      clocks: [...ordinary.clocks.filter(({ stage }) => stage !== 'handle'), late],
      tasks: ordinary.tasks.slice(-1),
      dispatches: 0,
      counted: { objections: 1, reworks: 3, redos: 1 },
      ...changes,
    });

  it('is assessed by what happened since', () => {
    const figures = again();
    expect(figures.stages).toMatchObject([{ stage: 'handle', finished: 1, onTime: 1 }]);
    expect(figures).toMatchObject({ objections: 0, reworks: 1, redos: 0, wallMillis: 2 * hour });
    expect(figures.countedSoFar).toEqual({ objections: 1, reworks: 3, redos: 1 });
    const { indicators } = figures;
    expect(indicators['accepted-on-time']).toEqual({ numerator: 0, denominator: 0 });
    expect(indicators['handled-on-time']).toEqual({ numerator: 1, denominator: 1 });
    expect(indicators['dispatched-right']).toEqual({ numerator: 0, denominator: 0 });
    expect(indicators.reworked).toEqual({ numerator: 1, denominator: 1 });
    expect(indicators.filed).toEqual({ numerator: 0, denominator: 0 });
  });

  it('has nothing handled where no unit had it again', () => {
    const { indicators } = again({
      before: {
        until: at('2026-03-12 10:30'),
        filed: true,
        takenUp: false,
        counted: ordinary.counted,
      },
    });
    expect(indicators.handled).toEqual({ numerator: 0, denominator: 0 });
    expect(indicators.closed).toEqual({ numerator: 0, denominator: 0 });
  });
});

describe('satisfaction', () => {
  const callback = ordinary.callback;
  it('of somebody who was not reached is never satisfaction', () => {
    const unreached = { wanted: true, tries: 3, reached: false, solved: true, satisfaction: 5 };
    expect(satisfactionOf(unreached)).toBe('unreachable');
    const figures = assess({ callback: unreached });
    expect(figures.solved).toBeNull();
    expect(figures.indicators.satisfied).toEqual({ numerator: 0, denominator: 1 });
    expect(figures.indicators.solved).toEqual({ numerator: 0, denominator: 1 });
    expect(figures.indicators.reached).toEqual({ numerator: 0, denominator: 1 });
  });

  it('has five grades', () => {
    const grades = [5, 4, 3, 2, 1, 9, null].map((satisfaction) =>
      satisfactionOf({ ...callback, satisfaction }),
    );
    expect(grades).toEqual([
      'very-satisfied',
      'satisfied',
      'neutral',
      'dissatisfied',
      'very-dissatisfied',
      'not-rated',
      'not-rated',
    ]);
  });

  it('is not asked where nobody wanted a call', () => {
    const quiet = { wanted: false, tries: 0, reached: false, solved: null, satisfaction: null };
    expect(satisfactionOf(quiet)).toBe('not-asked');
    expect(assess({ callback: quiet }).indicators.satisfied).toEqual({
      numerator: 0,
      denominator: 0,
    });
  });
});

describe('an indicator', () => {
  it('says what it divides by what, in both languages', () => {
    for (const name of indicatorNames) {
      const { label, labelEn, numerator, denominator } = definitions[name];
      expect(label).toMatch(/率$/u);
      expect([labelEn, numerator, denominator].every((text) => /^[A-Za-z ,]+$/u.test(text))).toBe(
        true,
      );
    }
  });
});

describe('rates', () => {
  it('are taken of sums', () => {
    const sum = sumRatios([
      { numerator: 911, denominator: 972 },
      { numerator: 0, denominator: 0 },
    ]);
    expect(Math.round((rateOf(sum) ?? 0) * 10_000) / 100).toBe(93.72);
    expect(rateOf(sumRatios([]))).toBeNull();
  });
});
