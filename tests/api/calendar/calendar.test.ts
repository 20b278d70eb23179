import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CalendarInForce,
  CalendarPreview,
  type CalendarVersion,
  CalendarVersions,
} from '../../../api/contract/calendar.ts';
import type { ClockEntry } from '../../../domain/clocks/clock-entry.ts';
import { plantCase, plantClock, type PlantedCase } from '../plant.ts';
import { problemOf, read, startTestApi, type TestApi } from '../test-api.ts';

let api: TestApi;
let planted: PlantedCase;
let elsewhere: PlantedCase;

/** Friday 9 October 2026, 09:00 in Shanghai. */
const start = Date.parse('2026-10-09T01:00:00.000Z');
const twoDays: readonly ClockEntry[] = [
  { type: 'start', at: start, limit: { amount: 2, unit: 'workDays' }, cause: { code: 'entered' } },
];

beforeAll(async () => {
  api = await startTestApi({ now: () => new Date(start) });
  planted = await plantCase(api.app.services, { unit: 'u-centre', title: '路灯' });
  elsewhere = await plantCase(api.app.services, { unit: 'u-centre', title: '井盖' });
  await plantClock(api.app.services, planted, twoDays);
  await plantClock(api.app.services, elsewhere, [
    ...twoDays,
    { type: 'stop', at: start + 60_000, cause: { code: 'done' } },
  ]);
});
afterAll(async () => {
  await api.close();
});

const day = (at: string | null | undefined): string => (at ?? '').slice(0, 10);

const versions = async (): Promise<CalendarVersion[]> =>
  read(CalendarVersions, await (await api.as('acceptor')).get('/api/calendar/versions')).data;
const inForce = async (): Promise<CalendarVersion> => {
  const [first] = await versions();
  if (first?.inForce !== true) throw new Error('Expected the version in force first');
  return first;
};
const draft = async (more: object = {}) => {
  const { id, years, officeHours, workDayRule } = await inForce();
  return { base: id, years, officeHours, workDayRule, ...more };
};
/** The calendar with Monday 12 October 2026 off. */
const withHoliday = async () => {
  const { years } = await inForce();
  const of2026 = years['2026'] ?? { off: [], work: [] };
  return draft({ years: { ...years, 2026: { ...of2026, off: [...of2026.off, '2026-10-12'] } } });
};
const commands = async () =>
  api.app.services.database
    .selectFrom('command')
    .select(['case_id', 'payload'])
    .where('idempotency_key', 'like', 'recompute-clocks:%')
    .execute();

describe('the preview of a calendar', () => {
  it('tells which due times of running clocks move, and stores nothing', async () => {
    const before = await versions();
    const designer = await api.as('designer');
    const preview = read(
      CalendarPreview,
      await designer.post('/api/calendar/preview', await withHoliday()),
    );
    expect(preview).toMatchObject({ examined: 1, total: 1, next: null });
    expect(preview.data).toMatchObject([
      { caseId: planted.id, title: '路灯', movement: 'later', turns: null },
    ]);
    const [moved] = preview.data;
    expect([day(moved?.before), day(moved?.after)]).toEqual(['2026-10-12', '2026-10-13']);
    expect(await versions()).toEqual(before);
    expect(await commands()).toEqual([]);
  });

  it('tells what a year without data leaves undetermined', async () => {
    const { years } = await inForce();
    const without = Object.fromEntries(Object.entries(years).filter(([year]) => year !== '2026'));
    const answer = await (
      await api.as('admin')
    ).post('/api/calendar/preview', await draft({ years: without }));
    expect(read(CalendarPreview, answer).data).toMatchObject([
      { movement: 'undetermined', after: null },
    ]);
  });

  it.each([
    [
      'office hours that overlap',
      {
        officeHours: [
          ['09:00', '12:00'],
          ['11:00', '17:00'],
        ],
      },
      '/officeHours',
    ],
    ['a year without a day off', { years: { 2030: { off: [], work: [] } } }, '/years/2030'],
    [
      'a day that does not exist',
      { years: { 2030: { off: ['2030-02-30'], work: [] } } },
      '/years/2030',
    ],
  ])('refuses %s by its place', async (_what, more, path) => {
    const answer = await (await api.as('admin')).post('/api/calendar/preview', await draft(more));
    expect(problemOf(answer)).toMatchObject({ code: 'validation-failed', errors: [{ path }] });
  });

  it('refuses what was drawn from another version', async () => {
    const answer = await (
      await api.as('admin')
    ).post('/api/calendar/preview', await draft({ base: 'cal-old' }));
    expect(problemOf(answer).code).toBe('stale-version');
  });
});

describe('a calendar put in force', () => {
  it('is the one that counts; open cases are told to judge their clocks, also the second time', async () => {
    const admin = await api.as('admin');
    const first = await inForce();
    const changed = await withHoliday();
    const put = async (body: object) =>
      read(
        CalendarInForce,
        await admin.post('/api/calendar/versions', { ...body, source: '通知' }),
      );
    const once = await put(changed);
    expect(once).toMatchObject({ cases: 1 });
    expect(await inForce()).toMatchObject({
      id: once.version,
      source: '通知',
      periods: [{ until: null, by: { id: 'p-admin' }, cases: 1, waiting: 1 }],
    });
    expect((await versions()).find(({ id }) => id === first.id)?.periods).toMatchObject([
      { by: null, until: new Date(start).toISOString() },
    ]);
    // Back, and there again: each time the clocks are judged anew.
    const { years, officeHours, workDayRule } = first;
    expect(await put({ base: once.version, years, officeHours, workDayRule })).toEqual({
      version: first.id,
      cases: 1,
    });
    expect(await put({ ...changed, base: first.id })).toEqual(once);
    expect((await commands()).map(({ case_id }) => case_id)).toEqual([
      planted.id,
      planted.id,
      planted.id,
    ]);
    expect((await inForce()).periods.length).toBe(2);
    const log = await api.app.services.database
      .selectFrom('audit_event')
      .select(['person_id'])
      .where('type', '=', 'calendar-put-in-force')
      .execute();
    expect(log.map(({ person_id }) => person_id)).toEqual(['p-admin', 'p-admin', 'p-admin']);
  });

  it('changes nothing when it says the same, and is refused over another version', async () => {
    const admin = await api.as('admin');
    const { id } = await inForce();
    const same = { ...(await draft()), source: 'x' };
    expect(read(CalendarInForce, await admin.post('/api/calendar/versions', same))).toEqual({
      version: id,
      cases: 0,
    });
    const stale = await admin.post('/api/calendar/versions', { ...same, base: 'cal-old' });
    expect(stale.statusCode).toBe(409);
  });

  it('is the business of administrators', async () => {
    for (const login of ['acceptor', 'auditor', 'commander']) {
      const answer = await (
        await api.as(login)
      ).post('/api/calendar/versions', { ...(await draft()), source: 'x' });
      expect([login, answer.statusCode]).toEqual([login, 403]);
    }
  });
});
