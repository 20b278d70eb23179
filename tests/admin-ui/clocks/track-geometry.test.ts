import { describe, expect, it } from 'vitest';
import {
  trackGeometry,
  type TrackClock,
  type TrackSegment,
} from '../../../admin-ui/clocks/track-geometry.ts';
import { dayLabels, timeLabels } from '../../../admin-ui/clocks/track-labels.ts';
import { wallDay } from '../../../admin-ui/clocks/date-words.ts';
import { workingSpans } from '../../../admin-ui/clocks/working-spans.ts';
import type { WorkingCalendar } from '../../../domain/calendar/working-calendar.ts';

const zone = 'Asia/Shanghai';
const calendar: WorkingCalendar = {
  version: 'test',
  timeZone: zone,
  officeHours: [
    ['08:00', '12:00'],
    ['14:00', '18:00'],
  ],
  years: { '2026': { off: [], work: [] } },
  workDayRule: 'closeOfBusiness',
};
const at = (text: string): number => Date.parse(`2026-11-${text}:00+08:00`);
const minute = 60_000;

const piece = (
  kind: TrackSegment['kind'],
  from: string,
  to: string | null,
  seq: number,
): TrackSegment => ({
  kind,
  from: at(from),
  to: to === null ? null : at(to),
  cause: { code: 'test', by: null, seq },
});

/** The clock of the drawing (screens c): void, moved to another unit, extended, parked, overdue. */
const drawn: TrackClock = {
  dueAt: at('24T11:21'),
  stoppedAt: null,
  segments: [
    piece('void', '23T09:06', '23T10:20', 7),
    piece('void', '23T10:20', '23T10:31', 8),
    piece('running', '23T10:31', '23T16:02', 10),
    piece('running', '23T16:02', '24T08:50', 15),
    piece('paused', '24T08:50', '24T09:40', 18),
    piece('running', '24T09:40', null, 19),
  ],
};
const now = at('24T14:32');
const geometry = trackGeometry(drawn, now, workingSpans('workHours', calendar));

describe('the track of a clock', () => {
  it('has its pieces in order, without holes, as long as the track', () => {
    let reached = geometry.from;
    let left = 0;
    for (const each of geometry.pieces) {
      expect(each.from).toBe(reached);
      expect(each.left).toBeCloseTo(left, 6);
      reached = each.to;
      left += each.width;
    }
    expect(reached).toBe(now);
    expect(left).toBeCloseTo(100, 6);
  });

  it('splits at the due time, at lunch and over night', () => {
    expect(geometry.pieces.map(({ kind, millis }) => `${kind} ${millis / minute}`)).toEqual([
      'void 85',
      'running 89',
      'off 0',
      'running 240',
      'off 0',
      'running 50',
      'paused 50',
      'running 101',
      'overdue 39',
      'off 0',
      'overdue 32',
    ]);
  });

  it('draws bars by working time and squeezes gaps', () => {
    const bars = geometry.pieces.filter((each) => each.kind !== 'off');
    const scale = bars.map((each) => each.width / each.millis);
    expect(Math.max(...scale) / Math.min(...scale)).toBeCloseTo(1, 6);
    const gaps = geometry.pieces.filter((each) => each.kind === 'off').map((each) => each.width);
    expect(new Set(gaps.map((width) => width.toFixed(6))).size).toBe(1);
    expect(Math.max(...gaps)).toBeLessThan(5);
  });

  it('letters what changed the clock, in order of time, joined to the ledger', () => {
    expect(
      geometry.marks.map(({ letter, effect, cause }) => [letter, effect, cause?.seq ?? null]),
    ).toEqual([
      ['a', 'restarted', 10],
      ['b', 'extended', 15],
      ['c', 'paused', 18],
      ['d', 'due', null],
    ]);
    const pause = geometry.marks[2];
    expect(pause?.millis).toBe(50 * minute);
    expect(pause?.to).toBe(at('24T09:40'));
  });

  it('puts each mark where its moment lies', () => {
    const overdue = geometry.pieces.find((each) => each.kind === 'overdue');
    expect(geometry.marks[3]?.left).toBeCloseTo(overdue?.left ?? -1, 6);
    expect(geometry.position(geometry.from)).toBe(0);
    expect(geometry.position(now)).toBeCloseTo(100, 6);
  });

  it('ends where the clock was stopped, and is late only if it was', () => {
    const segments = [piece('running', '23T08:00', '23T10:00', 1)];
    const onTime = trackGeometry(
      { dueAt: at('23T12:00'), stoppedAt: at('23T10:00'), segments },
      now,
      workingSpans('urgentHours', null),
    );
    expect(onTime.pieces.map((each) => each.kind)).toEqual(['running']);
    expect(onTime.marks.map((mark) => mark.effect)).toEqual(['started']);
    const late = trackGeometry(
      { dueAt: at('23T09:00'), stoppedAt: at('23T10:00'), segments },
      now,
      workingSpans('urgentHours', null),
    );
    expect(late.pieces.map((each) => each.kind)).toEqual(['running', 'overdue']);
  });

  it('takes nothing for a gap in clock time, without a calendar, or in a year it does not know', () => {
    const segments = [piece('running', '23T08:00', null, 1)];
    const clock = { dueAt: null, stoppedAt: null, segments };
    for (const working of [
      workingSpans('urgentHours', calendar),
      workingSpans('workHours', null),
      workingSpans('workHours', { ...calendar, years: {} }),
    ]) {
      expect(trackGeometry(clock, now, working).pieces.map((each) => each.kind)).toEqual([
        'running',
      ]);
    }
  });

  it('goes on with two letters after z', () => {
    const segments = Array.from({ length: 30 }, (_, index) =>
      piece(
        'running',
        `23T08:${String(index).padStart(2, '0')}`,
        `23T08:${String(index + 1).padStart(2, '0')}`,
        index,
      ),
    );
    const many = trackGeometry(
      { dueAt: null, stoppedAt: null, segments },
      now,
      workingSpans('urgentHours', null),
    );
    expect(many.marks.map((mark) => mark.letter).slice(24, 28)).toEqual(['y', 'z', 'aa', 'ab']);
  });

  it('is empty for a clock that has not begun', () => {
    const none = trackGeometry(
      { dueAt: null, stoppedAt: null, segments: [] },
      now,
      workingSpans(null, null),
    );
    expect([none.pieces, none.marks]).toEqual([[], []]);
    expect(timeLabels(none, null)).toEqual([]);
  });

  it('keeps a short pause visible', () => {
    const segments = [
      piece('running', '01T00:00', '20T00:00', 1),
      piece('paused', '20T00:00', '20T00:05', 2),
      piece('running', '20T00:05', null, 3),
    ];
    const long = trackGeometry(
      { dueAt: null, stoppedAt: null, segments },
      now,
      workingSpans('urgentHours', null),
    );
    expect(long.pieces[1]?.width).toBeGreaterThan(1);
  });
});

describe('the labels of a track', () => {
  it('always say the ends and the due time, the rest where there is room', () => {
    const labels = timeLabels(geometry, drawn.dueAt);
    expect(labels.at(0)).toMatchObject({ left: 0, kind: 'edge' });
    expect(labels.at(-1)).toMatchObject({ left: 100 });
    expect(labels.some((label) => label.kind === 'due' && label.at === drawn.dueAt)).toBe(true);
    const lefts = labels.map((label) => label.left);
    const gaps = lefts.slice(1).map((left, index) => left - (lefts[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(7.5);
  });

  it('name each day once', () => {
    const days = dayLabels(geometry, (moment) => wallDay(moment, zone));
    expect(days.map((day) => new Date(day.at).toISOString().slice(0, 10))).toEqual([
      '2026-11-23',
      '2026-11-24',
    ]);
  });

  it('give way where the track is narrow: an end beside the due time, a day beside another', () => {
    const hour = 60 * minute;
    const from = now - 100 * hour;
    const cause = { code: 'started', by: null, seq: null };
    const across = (cut: number): TrackSegment[] => [
      { kind: 'running', from, to: from + cut * hour, cause },
      { kind: 'paused', from: from + cut * hour, to: null, cause },
    ];
    const drawnTo = (cut: number, due: number) =>
      timeLabels(
        trackGeometry(
          { dueAt: from + due * hour, stoppedAt: null, segments: across(cut) },
          now,
          workingSpans('urgentHours', null),
        ),
        from + due * hour,
      ).map(({ kind }) => kind);
    expect(drawnTo(50, 50)).toEqual(['edge', 'due', 'edge']);
    expect(drawnTo(50, 85)).toEqual(['edge', 'due', 'minor']);
    expect(drawnTo(50, 97)).toEqual(['edge', 'due']);
    const pieces = [0, 15, 30].map((left) => ({
      kind: 'running' as const,
      from: left,
      to: left,
      millis: 0,
      left,
      width: 1,
    }));
    const days = dayLabels({ ...geometry, pieces }, (moment) => moment);
    expect(days.map(({ minor }) => minor)).toEqual([false, true, false]);
  });
});
