import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CalendarStore } from '../../activities/calendar-store.ts';
import { compareForecasts } from '../../activities/forecast/compare-forecasts.ts';
import { Forecaster } from '../../activities/forecast/forecaster.ts';
import { createLogger } from '../../activities/logger.ts';
import { Forecast } from '../../api/contract/forecast.ts';
import { nextMorning } from '../../domain/forecast/forecast-hours.ts';
import { plantCase } from './plant.ts';
import { read, startTestApi, type TestApi } from './test-api.ts';
import { townOf, type Town } from './town.ts';

let api: TestApi;
let town: Town;
let now: Date;
let forecaster: Forecaster;
const going = new AbortController().signal;

beforeAll(async () => {
  now = new Date();
  api = await startTestApi({ worker: true, now: () => now });
  town = await townOf(api);
  const { database } = api.app.services;
  forecaster = new Forecaster({
    db: database,
    calendars: new CalendarStore(database),
    log: createLogger('silent'),
    timeZone: 'Asia/Shanghai',
  });
});
afterAll(async () => {
  await api.close();
});

/** Finished tasks of accepting, which end the case: each took so many minutes. */
const plantFinished = async (minutes: readonly number[]): Promise<void> => {
  const { services } = api.app;
  const of = await plantCase(services, { title: '往日的' });
  await services.database
    .updateTable('case')
    .set({ state: 'closed' })
    .where('id', '=', of.id)
    .execute();
  await sql`
    insert into task (id, case_id, instance, element, name, stage, role, unit_id, exclude, outcomes, state, step,
      opened_at, closed_at, outcome, clock_undetermined, channel)
    select ${of.id} || '.' || n, ${of.id}, n::text, 'accept', '受理', 'accept', 'acceptor', 'u-centre', '{}', '[]',
      'completed', 1, ${now}::timestamptz - interval '3 days',
      ${now}::timestamptz - interval '3 days' + make_interval(mins => minutes), 'reject', false, 'phone'
    from unnest(${[...minutes]}::integer[]) with ordinality as m (minutes, n)`.execute(
    services.database,
  );
};

const seen = async (login: string, query = ''): Promise<Forecast> =>
  read(Forecast, await (await api.as(login)).get(`/api/board/forecast${query}`));

describe('the forecast of tonight', () => {
  it('is none before it is made, and is for those who have a board', async () => {
    const quiet = await startTestApi();
    const board = await (await quiet.as('supervisor')).get('/api/board/forecast');
    expect(read(Forecast, board)).toMatchObject({ state: 'none', hitRate: null, hours: [] });
    expect((await (await quiet.as('grid')).get('/api/board/forecast')).statusCode).toBe(403);
    await quiet.close();
  });

  it('runs the cases ahead that fall due, by how long such tasks took', async () => {
    // half of them in time for the quarter of an hour that accepting has
    await plantFinished([
      ...Array.from({ length: 20 }, () => 2),
      ...Array.from({ length: 20 }, () => 60),
    ]);
    const caseIds = [await town.open({ title: '甲' }), await town.open({ title: '乙' })];
    // what the worker has forecast by itself, before there were any
    await sql`delete from forecast`.execute(api.app.services.database);
    now = new Date();
    await forecaster.forecast(now, going);
    const forecast = await seen('supervisor');
    expect(forecast).toMatchObject({
      state: 'fresh',
      runs: 200,
      handlingTimes: 40,
      dueCases: 2,
      sampled: 2,
      cases: 2,
      unknown: 0,
    });
    expect(forecast.likeliest.map(({ caseId }) => caseId).toSorted()).toEqual(caseIds.toSorted());
    for (const { probability } of forecast.likeliest) {
      expect(probability).toBeGreaterThan(0.3);
      expect(probability).toBeLessThan(0.7);
    }
    const expected = forecast.hours.reduce((total, hour) => total + hour.expected, 0);
    expect(expected).toBeCloseTo(forecast.total.expected, 5);
    expect(forecast.hours.at(-1)?.endsAt).toBe(forecast.until);
    expect(forecast.until).toBe(
      new Date(nextMorning(now.getTime(), 'Asia/Shanghai')).toISOString(),
    );
  });

  it('tells a unit of its own cases alone, and a kind of units of theirs', async () => {
    expect(await seen('lead')).toMatchObject({
      state: 'fresh',
      cases: 0,
      unknown: 0,
      likeliest: [],
    });
    expect((await seen('lead')).total).toEqual({ expected: 0, low: 0, high: 0 });
    expect((await seen('supervisor', '?kind=centre')).cases).toBe(2);
    expect((await seen('supervisor', '?kind=department')).cases).toBe(0);
    expect((await seen('supervisor', '?urgency=critical')).cases).toBe(0);
  });

  it('stands for all that fall due where only a sample was run', async () => {
    const { database } = api.app.services;
    const all = await seen('supervisor');
    await sql`update forecast set due_cases = 3 * sampled`.execute(database);
    const sample = await seen('supervisor');
    expect(sample).toMatchObject({ dueCases: 6, sampled: 2, cases: 2 });
    expect(sample.total.expected).toBeCloseTo(3 * all.total.expected, 5);
    const [hours, before] = [sample, all].map((each) =>
      each.hours.reduce((total, hour) => total + hour.expected, 0),
    );
    expect(hours).toBeCloseTo(3 * (before ?? 0), 5);
    await sql`update forecast set due_cases = sampled`.execute(database);
  });

  it('is not made again within a quarter of an hour, and says when it is old', async () => {
    const later = new Date(now.getTime() + 14 * 60_000);
    expect(await forecaster.forecastWhenDue(later, going)).toBe(false);
    const made = now;
    now = new Date(made.getTime() + 17 * 60_000);
    expect((await seen('supervisor')).state).toBe('stale');
    now = made;
    const { database } = api.app.services;
    await sql`update forecast set until = until - interval '1 day'`.execute(database);
    expect((await seen('supervisor')).state).toBe('over');
    await sql`update forecast set until = until + interval '1 day'`.execute(database);
  });

  it('is compared with what came, once the night is over', async () => {
    const { database } = api.app.services;
    const { id, until } = await database
      .selectFrom('forecast')
      .select(['id', 'until'])
      .where('first', '=', true)
      .executeTakeFirstOrThrow();
    expect(await compareForecasts(database, new Date(until.getTime() - 1))).toBe(0);
    // one of the two was accepted in time: its clock has stopped before it was due
    const [stopped] = await sql<{ case_id: string }>`
      update clock set stopped_at = due_at - interval '1 minute'
      where case_id = (select case_id from forecast_case where forecast_id = ${id} order by case_id limit 1)
      returning case_id`
      .execute(database)
      .then(({ rows }) => rows);
    expect(await compareForecasts(database, until)).toBe(2);
    const came = await database
      .selectFrom('forecast_case')
      .where('forecast_id', '=', id)
      .select(['case_id', 'happened'])
      .orderBy('case_id')
      .execute();
    expect(came.map(({ happened }) => happened)).toEqual([false, true]);
    expect(came[0]?.case_id).toBe(stopped?.case_id);
    const { hitRate } = await seen('supervisor');
    expect(hitRate).toMatchObject({ nights: 1, cases: 2, happened: 1 });
    expect(hitRate?.brier).toBeGreaterThan(0.05);
    expect(hitRate?.brier).toBeLessThan(0.5);
    expect((await seen('lead')).hitRate).toBeNull();
    // nothing is compared twice
    expect(await compareForecasts(database, until)).toBe(0);
  });

  it('is made anew when it is old, once for all workers', async () => {
    const later = new Date(now.getTime() + 16 * 60_000);
    const made = await Promise.all([
      forecaster.forecastWhenDue(later, going),
      forecaster.forecastWhenDue(later, going),
    ]);
    expect(made.filter((one) => one)).toHaveLength(1);
    expect(await forecaster.forecastWhenDue(later, going)).toBe(false);
  });
});
