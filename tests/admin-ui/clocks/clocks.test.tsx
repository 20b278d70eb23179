// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClockChip, type ClockChipProps } from '../../../admin-ui/clocks/clock-chip.tsx';
import { StageMark } from '../../../admin-ui/clocks/stage-mark.tsx';
import { StageStepper } from '../../../admin-ui/clocks/stage-stepper.tsx';
import { ticker } from '../../../admin-ui/clocks/ticker.ts';
import { currentClock, WhyCard } from '../../../admin-ui/clocks/why-card.tsx';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import type { Clock, StageProgress } from '../../../api/contract/cases.ts';
import { drawPage, fakeServer, standInForBrowser } from '../screen.tsx';

const now = '2026-11-24T06:32:00Z';
const minute = 60_000;
const later = (millis: number): string => new Date(Date.parse(now) + millis).toISOString();
const chip = (part: Partial<ClockChipProps>) => (
  <ClockChip
    state="fine"
    dueAt={later(135 * minute)}
    remainingMillis={135 * minute}
    unit="urgentHours"
    {...part}
  />
);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(now) });
  standInForBrowser();
  fakeServer({});
  appearance.change({ locale: 'zh' });
  ticker.synchronize(now);
});

afterEach(() => {
  vi.useRealTimers();
});

describe('ClockChip (screens section 5)', () => {
  it.each([
    ['fine', { unit: 'workHours' }, '剩 2 小时 15 分（工作时）'],
    [
      'warn',
      { state: 'warn', dueAt: later(4 * minute + 30_000), remainingMillis: 4.5 * minute },
      '剩 4 分',
    ],
    [
      'overdue',
      {
        state: 'overdue',
        unit: 'workHours',
        dueAt: later(-180 * minute),
        remainingMillis: -71 * minute,
      },
      '超 1 小时 11 分（工作时）',
    ],
    ['paused', { state: 'paused', dueAt: null, remainingMillis: 8 * minute }, '停，余 8 分'],
    ['stopped', { state: 'stopped', remainingMillis: 40 * minute }, '按期，余 40 分'],
    ['stopped late', { state: 'stopped', remainingMillis: -9 * minute }, '超时 9 分'],
    ['none', { state: 'none', dueAt: null, remainingMillis: null, unit: null }, '无时限'],
    ['undetermined', { state: 'undetermined', dueAt: null, remainingMillis: null }, '待定，缺日历'],
    [
      'without a known time',
      { state: 'overdue', dueAt: null, remainingMillis: null, unit: null },
      '已超时',
    ],
  ] as const)('says %s in words', async (_name, part, words) => {
    await drawPage(chip(part));
    expect(
      await screen.findByText(
        (_text, element) =>
          element?.className === 'bh-clock-words' && element.textContent === words,
      ),
    ).toBeTruthy();
  });

  it('has a name in full words with the due time, and is no live region', async () => {
    await drawPage(chip({ limitText: '派遣 15 分', limitName: '派遣 15 分' }));
    const time = await screen.findByLabelText('剩 2 小时 15 分，应于今天 16:47 前办完，派遣 15 分');
    expect(time.getAttribute('datetime')).toBe(later(135 * minute));
    expect(time.closest('[aria-live]')).toBeNull();
  });

  it.each([
    [{ unit: 'workHours' }, 'Due in 2 hours 15 minutes of working time, today 16:47'],
    [
      {
        state: 'warn',
        dueAt: later(minute),
        remainingMillis: minute,
        limitName: 'Dispatch has 15 minutes',
      },
      'Due soon, in 1 minute, today 14:33. Dispatch has 15 minutes',
    ],
    [
      { state: 'overdue', dueAt: later(-125 * minute), remainingMillis: -125 * minute },
      'Overdue by 2 hours 5 minutes, was due today 12:27',
    ],
    [{ state: 'paused', dueAt: null, remainingMillis: 8 * minute }, 'Paused with 8 minutes left'],
    [
      { state: 'stopped', dueAt: null, remainingMillis: 40 * minute },
      'Stopped on time with 40 minutes to spare',
    ],
    [{ state: 'stopped', dueAt: null, remainingMillis: -9 * minute }, 'Stopped 9 minutes late'],
    [{ state: 'none', dueAt: null, remainingMillis: null, unit: null }, 'No limit'],
  ] as const)('is read aloud in English as a sentence (%#)', async (part, said) => {
    appearance.change({ locale: 'en' });
    await drawPage(chip(part));
    expect((await screen.findByRole('time')).getAttribute('aria-label')).toBe(said);
  });

  it('ticks, and turns overdue when its time has come', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.parse(now) });
    await drawPage(
      chip({
        state: 'warn',
        dueAt: later(65_000),
        remainingMillis: 65_000,
        limitMillis: 15 * minute,
      }),
    );
    ticker.synchronize(now);
    await act(async () => vi.advanceTimersByTimeAsync(10_000));
    expect(screen.getByText('剩 55 秒')).toBeTruthy();
    await act(async () => vi.advanceTimersByTimeAsync(60_000));
    expect(screen.getByText('超 1 分')).toBeTruthy();
  });

  it('is complete in English', async () => {
    appearance.change({ locale: 'en' });
    await drawPage(chip({ unit: 'workHours' }));
    expect(await screen.findByText('2 h 15 min left')).toBeTruthy();
    expect(screen.getByText('(working)', { exact: false })).toBeTruthy();
  });
});

const step = (stage: StageProgress['stage'], part: Partial<StageProgress> = {}): StageProgress => ({
  stage,
  state: 'future',
  count: 0,
  enteredAt: null,
  leftAt: null,
  usedMillis: null,
  clockState: 'none',
  by: null,
  ...part,
});

describe('stages', () => {
  it('stand beside their word', async () => {
    await drawPage(<StageMark stage="handle" />);
    expect(await screen.findByText('处置')).toBeTruthy();
  });

  it('are a list with the current one marked, the rest told by a word', async () => {
    const stages = [
      step('accept', { state: 'done', count: 1, usedMillis: 5 * minute }),
      step('verify', { state: 'skipped' }),
      step('dispatch', { state: 'done', count: 2, usedMillis: 20 * minute }),
      step('handle', {
        state: 'current',
        count: 1,
        enteredAt: later(-60 * minute),
        clockState: 'overdue',
      }),
      step('feedback'),
    ];
    await drawPage(<StageStepper stages={stages} overdueText="超 1 小时 11 分" waits={[]} />);
    const rows = await screen.findAllByRole('listitem');
    expect(rows.map((row) => row.textContent.trim())).toEqual([
      '受理 已过5 分',
      '核实未经',
      '派遣2 次 已过20 分',
      '处置 超时超 1 小时 11 分',
      '反馈 未到',
    ]);
    expect(rows[3]?.getAttribute('aria-current')).toBe('step');
  });
});

const cause = (
  code: string,
  seq: number | null,
  name: string | null,
  params?: Record<string, unknown>,
): Clock['segments'][number]['cause'] => ({
  code,
  seq,
  by: name === null ? null : { id: name, name },
  ...(params === undefined ? {} : { params }),
});
const clock: Clock = {
  id: 'c.1',
  name: 'handle',
  stage: 'handle',
  unit: { id: 'u', name: '市政管护所' },
  person: { id: 'p', name: '邓国强' },
  limit: { amount: 4, unit: 'urgentHours' },
  state: 'overdue',
  startedAt: later(-300 * minute),
  warnAt: later(-130 * minute),
  dueAt: later(-60 * minute),
  stoppedAt: null,
  remainingMillis: -60 * minute,
  extensions: 1,
  calendarVersion: 'cal-1',
  missingYear: null,
  segments: [
    {
      kind: 'running',
      from: later(-300 * minute),
      to: later(-200 * minute),
      cause: cause('started', 5, '林晓燕'),
    },
    {
      kind: 'running',
      from: later(-200 * minute),
      to: later(-150 * minute),
      cause: cause('extended', 11, '林晓燕', {
        reason: '井盖缺货',
        amount: 2,
        unit: 'urgentHours',
      }),
    },
    {
      kind: 'paused',
      from: later(-150 * minute),
      to: later(-140 * minute),
      cause: cause('parked', 12, null),
    },
    { kind: 'running', from: later(-140 * minute), to: null, cause: cause('unparked', 13, null) },
  ],
  recomputed: { dueAt: later(-30 * minute), state: 'overdue', calendarVersion: 'cal-2' },
};

const make = (id: string, state: Clock['state'], dueAt: string | null): Clock => ({
  ...clock,
  id,
  state,
  dueAt,
});

describe('why it is red', () => {
  it('tells cause after cause, each leading to its ledger entry', async () => {
    const picked: number[] = [];
    await drawPage(
      <WhyCard clocks={[clock]} calendar={null} onEntry={(seq) => picked.push(seq)} />,
    );
    const card = await screen.findByRole('region', { name: '为什么变红' });
    const rows = within(within(card).getAllByRole('list').at(-1) ?? card).getAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      'a09:32计 4 紧急工作时开始计时#5 林晓燕',
      'b11:12加 2 紧急工作时延期获批：井盖缺货#11 林晓燕',
      'c12:02 → 12:12停 10 分挂起#12 系统',
      'd13:32到期4 紧急工作时用完',
    ]);
    await userEvent.click(within(card).getByRole('button', { name: '#11 林晓燕' }));
    expect(picked).toEqual([11]);
  });

  it('says on which day a pause ended that began on another one', async () => {
    const day = 24 * 60 * minute;
    const [running, , paused, resumed] = clock.segments;
    if (running === undefined || paused === undefined || resumed === undefined) return;
    const pausedFor = (days: number, to: string): Clock => ({
      ...clock,
      segments: [
        { ...running, from: later(-days * day - 60 * minute), to: later(-days * day) },
        { ...paused, from: later(-days * day), to },
        { ...resumed, from: to },
      ],
    });
    const draw = async (drawn: Clock): Promise<void> => {
      const { unmount } = await drawPage(
        <WhyCard clocks={[drawn]} calendar={null} onEntry={() => undefined} />,
      );
      const card = await screen.findByRole('region', { name: '为什么变红' });
      said.push(within(card).getByText(/ → /u).textContent);
      unmount();
    };
    const said: string[] = [];
    await draw(pausedFor(1, later(-140 * minute)));
    await draw(pausedFor(40, later(-20 * day)));
    await draw(pausedFor(40, later(-40 * day + 60 * minute)));
    expect(said).toEqual([
      '周一 14:32 → 今天 12:12',
      '10-15 14:32 → 11-04 14:32',
      '10-15 14:32 → 15:32',
    ]);
  });

  it('shows the due time by today’s calendar when asked', async () => {
    await drawPage(<WhyCard clocks={[clock]} calendar={null} onEntry={() => undefined} />);
    expect(await screen.findByText('应于今天 13:32 交回')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '按现行日历' }));
    expect(screen.getByText('按现行日历 cal-2 重算：今天 14:02 到期，超时')).toBeTruthy();
    expect(screen.getByRole('button', { name: '按现行日历' }).getAttribute('aria-pressed')).toBe(
      'true',
    );
  });

  it('takes the red clock first, then the one that falls due next, else the last', () => {
    const fine = make('fine', 'fine', later(10 * minute));
    const sooner = make('sooner', 'fine', later(5 * minute));
    const red = make('red', 'overdue', later(-5 * minute));
    const done = make('done', 'stopped', null);
    expect(currentClock([fine, red, sooner])?.id).toBe('red');
    expect(currentClock([done, fine, sooner])?.id).toBe('sooner');
    expect(currentClock([fine, done].filter((each) => each.id === 'done'))?.id).toBe('done');
    const late = { ...done, id: 'late', remainingMillis: -1 };
    const other: Clock = { ...done, id: 'other', stage: 'check', remainingMillis: 1 };
    expect(currentClock([{ ...done, remainingMillis: 1 }, other])?.id).toBe('done');
    expect(currentClock([late, { ...done, remainingMillis: 1 }])?.id).toBe('late');
    expect(currentClock([])).toBeNull();
  });
});
