import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PastCases, type PastCase } from '../../../api/contract/reports.ts';
import { plantCase } from '../plant.ts';
import { problemOf, read, startTestApi, type TestApi } from '../test-api.ts';

let api: TestApi;

const day = 24 * 3_600_000;
/** About 94 m to the east at this latitude. */
const step = 0.001;
const here = { longitude: 119.43, latitude: 32.27 };

const plant = async (
  title: string,
  {
    daysAgo,
    east = 0,
    state = 'closed',
    unit = 'u-municipal',
  }: {
    readonly daysAgo: number;
    readonly east?: number;
    readonly state?: 'closed' | 'open' | 'void';
    readonly unit?: string;
  },
): Promise<void> => {
  const { services } = api.app;
  const { id } = await plantCase(services, { title, unit });
  await services.database
    .updateTable('case')
    .set({
      latitude: here.latitude,
      longitude: here.longitude + east,
      state,
      ended_at: state === 'open' ? null : new Date(services.now().getTime() - daysAgo * day),
      variables: JSON.stringify({ reworks: title === '返工过' ? 2 : 0 }),
    })
    .where('id', '=', id)
    .execute();
};

beforeAll(async () => {
  api = await startTestApi();
  await plant('三十天前', { daysAgo: 30 });
  await plant('返工过', { daysAgo: 3, east: step / 2 });
  await plant('另一个路口', { daysAgo: 1, east: 2 * step });
  await plant('太早', { daysAgo: 91 });
  await plant('还在办', { daysAgo: 0, state: 'open' });
  await plant('作废', { daysAgo: 2, state: 'void' });
  await plant('别的单位的', { daysAgo: 10, unit: 'u-enforcement' });
});
afterAll(async () => {
  await api.close();
});

const past = async (login: string): Promise<readonly PastCase[]> =>
  read(
    PastCases,
    await (
      await api.as(login)
    ).get(`/api/reports/past?longitude=${here.longitude}&latitude=${here.latitude}`),
  ).data;

describe('GET /api/reports/past', () => {
  it('tells what was closed there in 90 days, the latest first, with its reworks', async () => {
    const found = await past('acceptor');
    expect(found.map(({ title, reworks }) => [title, reworks])).toEqual([
      ['返工过', 2],
      ['别的单位的', 0],
      ['三十天前', 0],
    ]);
  });

  it('tells only of what the reader sees', async () => {
    expect((await past('lead2')).map(({ title }) => title)).toEqual(['返工过', '三十天前']);
    expect(await past('handler')).toEqual([]);
  });

  it.each(['', 'longitude=119', 'longitude=190&latitude=32', 'longitude=x&latitude=32'])(
    'refuses the query %j',
    async (query) => {
      const answer = await (await api.as('acceptor')).get(`/api/reports/past?${query}`);
      expect(problemOf(answer).code).toBe('validation-failed');
    },
  );
});
