// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  changedDays,
  draftOf,
  faultOf,
  noCalendar,
  parseDraft,
  withDay,
} from '../../../admin-ui/resources/calendar/calendar-draft.ts';
import { CalendarPage } from '../../../admin-ui/resources/calendar/calendar-page.tsx';
import { countsOf, kindOf } from '../../../admin-ui/resources/calendar/year-days.ts';
import type { CalendarVersion } from '../../../api/contract/calendar.ts';
import type { Session } from '../../../api/contract/session.ts';
import {
  drawPage,
  fakeServer,
  session,
  standInForBrowser,
  type FakeServer,
  type Server,
} from '../screen.tsx';

const years = {
  2026: { off: ['2026-10-01', '2026-10-03'], work: ['2026-10-10'] },
};
const version: CalendarVersion = {
  id: 'cal-1',
  source: '国办发明电〔2025〕7 号',
  timeZone: 'Asia/Shanghai',
  officeHours: [['09:00', '17:00']],
  workDayRule: 'closeOfBusiness',
  years,
  createdAt: '2026-01-01T00:00:00.000Z',
  inForce: true,
  periods: [],
};
const admin: Session = { ...session, permissions: ['calendar.read', 'calendar.write'] };

/** A day by its date: a search by role would work out the names of 365 buttons. */
const dayOf = (date: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`.bh-year [data-date="${date}"]`);
  if (found === null) throw new Error(`Expected the day ${date}`);
  return found;
};

/** What is said of a day beside its number. */
const spokenOf = (day: HTMLElement): string | undefined => day.querySelector('.bh-sr')?.textContent;

const file = (json: unknown): File => new File([JSON.stringify(json)], '2027.json');

beforeEach(() => {
  standInForBrowser();
});

const open = async (more: Server = {}, as: Session = admin, year = 2026): Promise<FakeServer> => {
  const fake = fakeServer({
    'GET /api/calendar/versions': { body: { data: [version] } },
    'POST /api/calendar/preview': {
      body: {
        data: [
          {
            clockId: 'k1',
            clock: 'handle',
            stage: 'handle',
            caseId: 'c1',
            caseNumber: 'JC-20261009-0001',
            title: '<b>路灯</b>不亮',
            secrecy: 'protected',
            movement: 'later',
            before: '2026-10-12T09:00:00.000Z',
            after: '2026-10-13T09:00:00.000Z',
            turns: 'on-time',
          },
        ],
        examined: 7,
        total: 7,
        next: null,
      },
    },
    'POST /api/calendar/versions': { body: { version: 'cal-2', cases: 1 } },
    ...more,
  });
  await drawPage(<CalendarPage />, `/calendar?year=${year}`, '/calendar', as);
  await screen.findByText(`${year} 年`);
  return fake;
};

describe('the days of a year', () => {
  it('are what a notice says, else what their weekday says', () => {
    expect(
      ['2026-10-01', '2026-10-03', '2026-10-10', '2026-10-11', '2026-10-12'].map((date) =>
        kindOf(years, date),
      ),
    ).toEqual(['holiday', 'holiday', 'makeUp', 'rest', 'work']);
    expect(countsOf(years, 2026)).toEqual({ work: 260, rest: 102, holiday: 2, makeUp: 1 });
  });

  it('may be changed, and back to what they were without a trace', () => {
    const draft = draftOf(version, 'cal-1');
    const changed = withDay(draft, '2026-10-12', 'holiday');
    expect(changedDays(years, changed.years)).toEqual(['2026-10-12']);
    expect(withDay(changed, '2026-10-12', 'work').years).toEqual(years);
    expect(withDay(draft, '2026-10-10', 'holiday').years['2026']).toEqual({
      off: ['2026-10-01', '2026-10-03', '2026-10-10'],
      work: [],
    });
  });

  it('of a year without a notice are no draft that will do', () => {
    const empty = { ...draftOf(noCalendar, null), years: { 2027: { off: [], work: [] } } };
    expect(faultOf(empty)).toEqual({ code: 'no-notice-yet', year: '2027' });
    expect(faultOf(draftOf(version, 'cal-1'))).toBeNull();
    const typing = { ...draftOf(version, 'cal-1'), officeHours: [['9', '']] };
    expect(faultOf(typing)?.code).toBe('office-hours-not-understood');
    // What is half typed is kept all the same.
    expect(parseDraft(JSON.parse(JSON.stringify(typing)))).toEqual(typing);
  });
});

describe('the calendar', () => {
  it('shows a year of days with one stop of Tab, and arrows from day to day', async () => {
    await open();
    const holiday = dayOf('2026-10-01');
    expect(spokenOf(holiday)).toBe('2026-10-01 周四 放假');
    expect(holiday.textContent).toContain('休');
    expect(document.querySelectorAll('.bh-year [tabindex="0"]').length).toBe(1);
    const stop = document.querySelector<HTMLElement>('.bh-year [tabindex="0"]');
    stop?.focus();
    const before = stop?.dataset['date'] ?? '';
    await userEvent.keyboard('{ArrowRight}');
    const after = document.activeElement?.getAttribute('data-date') ?? '';
    expect(Date.parse(after) - Date.parse(before)).toBe(86_400_000);
  });

  it('never guesses a year without data, and says what to do', async () => {
    await open({}, { ...admin, permissions: ['calendar.read'] }, 2028);
    expect(screen.getByText('2028 年没有日历数据')).toBeDefined();
    expect(document.querySelector('[data-date]')).toBeNull();
    expect(screen.queryByText('改日历')).toBeNull();
  });

  it('previews a changed day, keeps the draft, and puts it in force with its source', async () => {
    const fake = await open();
    await userEvent.click(screen.getByText('改日历'));
    expect(screen.getByText('看受影响时限')).toHaveProperty('disabled', true);
    await userEvent.click(dayOf('2026-10-12'));
    await userEvent.click(await screen.findByText('放假', { selector: '[role=menuitem]' }));
    expect(screen.getByText('改了 1 天')).toBeDefined();
    await userEvent.click(screen.getByText('看受影响时限'));
    await screen.findByText('<b>路灯</b>不亮');
    expect(screen.getByText('保密')).toBeTruthy();
    const preview = document.querySelector<HTMLElement>('.bh-preview');
    if (preview === null) throw new Error('Expected the preview');
    expect(within(preview).getByText('不再超时')).toBeDefined();
    const put = within(preview).getByRole('button', { name: '启用日历' });
    expect(put).toHaveProperty('disabled', true);
    await userEvent.type(within(preview).getByRole('textbox'), '补充通知');
    await userEvent.click(put);
    await screen.findByText('日历已启用，在办事件正在重算');
    expect(fake.to('POST /api/calendar/versions')[0]?.body).toMatchObject({
      base: 'cal-1',
      source: '补充通知',
      years: { 2026: { off: ['2026-10-01', '2026-10-03', '2026-10-12'], work: ['2026-10-10'] } },
    });
    expect(screen.queryByText('草稿，还没有启用')).toBeNull();
  });

  it('takes the file of a notice into a draft, and refuses what is none', async () => {
    const fake = await open();
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (input === null) throw new Error('Expected a field for a file');
    await userEvent.upload(input, file({ year: 2027, days: [] }));
    expect(await screen.findByText(/还没有填放假的日子/u)).toBeDefined();
    const days = [{ date: '2027-01-01', isOffDay: true }];
    await userEvent.upload(input, file({ year: 2027, days, papers: ['国办发 1 号'] }));
    await screen.findByText('2027 年');
    expect(spokenOf(dayOf('2027-01-01'))).toBe('2027-01-01 周五 放假，已改');
    expect(fake.to('POST /api/calendar/versions')).toEqual([]);
  });
});
