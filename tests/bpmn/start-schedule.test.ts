import { array, assert, constantFrom, integer, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startConditionHolds } from '../../bpmn/engine/start-condition.ts';
import { fireStart, scheduleStart } from '../../bpmn/engine/start-schedule.ts';
import type { TimerRule } from '../../bpmn/model/event-definition.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type { StartSchedule } from '../../bpmn/model/start-schedule.ts';

const at = (text: string): number => Date.parse(text);
const told = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);
const literal = (kind: 'date' | 'duration' | 'cycle', text: string): TimerRule => ({
  kind,
  value: { literal: text },
});
const computed = (expression: string): TimerRule => ({ kind: 'cycle', value: { expression } });

const published = at('2026-11-26T10:13:00+08:00');
const scheduled = (
  timer: TimerRule,
  from = published,
  settings: JsonObject = {},
  before: StartSchedule | null = null,
): StartSchedule => {
  const schedule = scheduleStart(timer, { settings, at: from }, before);
  if ('problem' in schedule) throw new Error(`Expected a schedule, but got ${schedule.problem}`);
  return schedule;
};
/** The first firings of somebody who is there all the time. */
const firings = (schedule: StartSchedule, count: number): readonly (string | null)[] => {
  const found: (string | null)[] = [];
  let now: StartSchedule = schedule;
  while (now.due !== null && found.length < count) {
    const firing = fireStart(now, now.due);
    if (firing === null) break;
    found.push(told(firing.due));
    now = firing.next;
  }
  return now.due === null ? [...found, null] : found;
};

describe('the timer of a start event', () => {
  it.each<[string, TimerRule, readonly (string | null)[]]>([
    ['a date', literal('date', '2026-12-01T08:00:00+08:00'), ['2026-12-01T08:00', null]],
    ['a date that has passed', literal('date', '2026-11-01T08:00:00+08:00'), [null]],
    ['a duration from the publishing', literal('duration', 'P1D'), ['2026-11-27T10:13', null]],
    ['a duration back', literal('duration', '-PT1H'), [null]],
    [
      'a cycle from the publishing',
      literal('cycle', 'R/PT4H'),
      ['2026-11-26T14:13', '2026-11-26T18:13', '2026-11-26T22:13', '2026-11-27T02:13'],
    ],
    [
      'each day at eight, begun long ago',
      literal('cycle', 'R/2020-01-01T08:00:00+08:00/P1D'),
      ['2026-11-27T08:00', '2026-11-28T08:00', '2026-11-29T08:00', '2026-11-30T08:00'],
    ],
    [
      'the first of a month where the day is another in UTC',
      literal('cycle', 'R/2026-03-01T07:00:00+08:00/P1M'),
      ['2026-12-01T07:00', '2027-01-01T07:00', '2027-02-01T07:00', '2027-03-01T07:00'],
    ],
    [
      'the last of a month',
      literal('cycle', 'R/2026-12-31T09:00:00+08:00/P1M'),
      ['2026-12-31T09:00', '2027-01-31T09:00', '2027-02-28T09:00', '2027-03-31T09:00'],
    ],
    [
      'twice',
      literal('cycle', 'R2/2026-12-01T08:00:00+08:00/P1D'),
      ['2026-12-01T08:00', '2026-12-02T08:00', null],
    ],
    [
      'three times, of which one lies before the publishing',
      literal('cycle', 'R3/2026-11-26T08:00:00+08:00/P1D'),
      ['2026-11-27T08:00', '2026-11-28T08:00', null],
    ],
    ['three times, all before', literal('cycle', 'R3/2026-11-01T08:00:00+08:00/P1D'), [null]],
    ['once', literal('cycle', 'R1/PT1M'), ['2026-11-26T10:14', null]],
  ])('%s', (_, timer, expected) => {
    expect(firings(scheduled(timer), 4)).toEqual(expected);
  });

  it.each<[TimerRule, string]>([
    [literal('cycle', 'R0/PT1H'), 'timer-not-valid'],
    [literal('cycle', '0 0 8 * * ?'), 'timer-not-valid'],
    [literal('cycle', 'R/PT1S'), 'start-too-often'],
    [literal('cycle', 'R3/PT59S'), 'start-too-often'],
    [literal('duration', 'P999999Y'), 'timer-not-valid'],
    [computed('settings.none'), 'timer-not-valid'],
    [computed('("R/" + '), 'expression-invalid'],
    [{ kind: 'clock', clock: 'handle', threshold: 'due' }, 'start-reads-case'],
  ])('is refused: %j', (timer, problem) => {
    expect(scheduleStart(timer, { settings: {}, at: published })).toMatchObject({ problem });
  });

  it('fires once after a standstill, for the last turn, and keeps its places', () => {
    const daily = scheduled(literal('cycle', 'R/2026-11-27T08:00:00+08:00/P1D'));
    const back = at('2026-12-04T10:00:00+08:00');
    const firing = fireStart(daily, back);
    expect(firing).toMatchObject({ turn: 8, missed: 7, due: at('2026-12-04T08:00:00+08:00') });
    expect(told(firing?.next.due ?? null)).toBe('2026-12-05T08:00');
    expect(firing === null ? null : fireStart(firing.next, back)).toBeNull();
  });

  describe('that counts months from the publishing', () => {
    const offset = 8 * 3_600_000;
    const first = at('2026-03-01T07:00:00+08:00');
    const monthly = (given: object): StartSchedule => {
      const timer = literal('cycle', 'R/P1M');
      const schedule = scheduleStart(timer, { settings: {}, at: first, ...given });
      if ('problem' in schedule)
        throw new Error(`Expected a schedule, but got ${schedule.problem}`);
      return schedule;
    };

    it('counts them at the offset of the place', () => {
      const schedule = monthly({ offset });
      expect(told(schedule.due)).toBe('2026-04-01T07:00');
      const firing = fireStart(schedule, schedule.due ?? 0, offset);
      expect(firing).toMatchObject({ turn: 1, missed: 0 });
      expect(told(firing?.next.due ?? null)).toBe('2026-05-01T07:00');
    });

    it('fires no turn twice that was planned in UTC', () => {
      const planned = monthly({});
      expect(told(planned.due)).toBe('2026-03-29T07:00');
      const firing = fireStart(planned, planned.due ?? 0, offset);
      expect(firing).toMatchObject({ turn: 1, missed: 0, next: { turn: 2 } });
      expect(told(firing?.next.due ?? null)).toBe('2026-05-01T07:00');
    });
  });

  it('of a number of turns counts those that it missed', () => {
    const schedule = scheduled(literal('cycle', 'R3/2026-11-27T08:00:00+08:00/P1D'));
    const firing = fireStart(schedule, at('2027-01-01T00:00:00+08:00'));
    expect(firing).toMatchObject({ turn: 3, missed: 2, next: { due: null } });
  });

  it('goes on with another version that says the same, and begins anew when it says something else', () => {
    const later = published + 3_600_000;
    const first = scheduled(literal('cycle', 'R/PT4H'));
    expect(scheduled(literal('cycle', 'R/PT4H'), later, {}, first)).toBe(first);
    const anew = scheduled(literal('cycle', 'R/PT6H'), later, {}, first);
    expect(told(anew.due)).toBe('2026-11-26T17:13');
    const fired = fireStart(scheduled(literal('duration', 'PT1H')), later)?.next;
    if (fired === undefined) throw new Error('Expected the duration to have fired');
    expect(scheduled(literal('duration', 'PT1H'), later, {}, fired)).toBe(fired);
    expect(scheduled(literal('date', '2026-12-01T00:00:00Z'), later, {}, first).kind).toBe('date');
  });

  it('follows the settings that it reads, and nothing else', () => {
    const timer = computed('"R/" + string(now()) + "/" + settings.callbackSpacing');
    const first = scheduled(timer, published, { callbackSpacing: 'PT4H', parkQuota: 1 });
    expect(told(first.due)).toBe('2026-11-26T14:13');
    const later = published + 60_000;
    expect(scheduled(timer, later, { callbackSpacing: 'PT4H', parkQuota: 2 }, first)).toBe(first);
    const changed = scheduled(timer, later, { callbackSpacing: 'PT2H' }, first);
    expect(told(changed.due)).toBe('2026-11-26T12:14');
  });

  it('fires each place once, whenever somebody looks', () => {
    const cycles = record({
      count: option(integer({ min: 1, max: 40 })),
      start: option(integer({ min: -900, max: 900 })),
      every: constantFrom('PT1M', 'PT90S', 'PT7H', 'P1D', 'P1M', 'P1Y2M3DT4H'),
    });
    const pauses = array(integer({ min: 0, max: 90 * 86_400 }), { maxLength: 20 });
    assert(
      property(cycles, pauses, ({ count, start, every }, seconds) => {
        const from =
          start === null ? '' : `${new Date(published + start * 86_400_000).toISOString()}/`;
        const schedule = scheduled(literal('cycle', `R${count ?? ''}/${from}${every}`));
        expect(faultsOf(schedule, count, seconds)).toEqual([]);
      }),
    );
  });
});

/** What goes wrong when somebody looks after each of the pauses. */
function faultsOf(
  first: StartSchedule,
  count: number | null,
  seconds: readonly number[],
): readonly string[] {
  const faults: string[] = [];
  const holds = (said: string, is: boolean): void => {
    if (!is) faults.push(said);
  };
  let schedule = first;
  let now = published;
  for (const pause of seconds) {
    now += pause * 1000;
    const firing = fireStart(schedule, now);
    if (firing === null) {
      holds('what is due fires', schedule.due === null || schedule.due > now);
      continue;
    }
    holds('turns follow each other', firing.turn === schedule.turn + firing.missed);
    holds('it was due', firing.due > published && firing.due <= now);
    holds('the next is to come', (firing.next.due ?? Infinity) > now);
    holds('not after the last', firing.turn <= (count ?? Infinity));
    holds('the last ends it', (firing.next.due === null) === (firing.turn === count));
    schedule = firing.next;
  }
  return faults;
}

describe('the condition of a start event', () => {
  it.each<[string, boolean | null]>([
    ['settings.warnShare > 0.5', true],
    ['settings.warnShare > 0.9', false],
    ['now() >= date and time("2026-11-26T10:13:00+08:00")', true],
    ['settings.none > 1', null],
    ['"yes"', null],
    ['1 +', null],
  ])('%s', (condition, expected) => {
    const settings = { warnShare: 0.8 };
    expect(startConditionHolds(condition, { settings, at: published })).toBe(expected);
  });
});
