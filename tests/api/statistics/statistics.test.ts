import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Statistics } from '../../../api/contract/statistics.ts';
import { indicatorNames } from '../../../domain/evaluation/indicators.ts';
import { plantCase } from '../plant.ts';
import { problemOf, read, startTestApi, type TestApi } from '../test-api.ts';

let api: TestApi;

interface Told {
  readonly unit: string;
  readonly createdAt: string;
  readonly channel?: string;
  readonly category?: string;
  /** When it ended and how; absent: it is open. */
  readonly ended?: { readonly at: string; readonly end: string; readonly onTime: boolean };
}

const figuresOf = ({ end, onTime }: NonNullable<Told['ended']>) => ({
  end,
  indicators: {
    ...Object.fromEntries(
      indicatorNames.map((name) => [name, { numerator: 0, denominator: 0 }] as const),
    ),
    'handled-on-time': { numerator: onTime ? 1 : 0, denominator: 1 },
    reworked: { numerator: onTime ? 0 : 1, denominator: 1 },
    'accepted-on-time': { numerator: 2, denominator: 3 },
  },
});

const plant = async ({ unit, createdAt, channel = 'phone', category, ended }: Told) => {
  const { services } = api.app;
  const { id } = await plantCase(services, { unit });
  const created = new Date(createdAt);
  await services.database
    .updateTable('case')
    .set({ created_at: created, channel, category: category ?? null })
    .where('id', '=', id)
    .execute();
  if (ended === undefined) return;
  await services.database
    .insertInto('assessment')
    .values({
      case_id: id,
      round: 1,
      figures: JSON.stringify(figuresOf(ended)),
      written_at: new Date(ended.at),
    })
    .execute();
};

beforeAll(async () => {
  api = await startTestApi();
  const { database } = api.app.services;
  const versions = ['v-old', 'v-new'];
  for (const [index, version] of versions.entries()) {
    await database
      .insertInto('catalogue_version')
      .values({
        id: version,
        standard: 'test',
        name: version,
        hash: version,
        source: 'test',
        in_force: false,
        effective_from: new Date(Date.UTC(2020 + index, 0, 1)),
      })
      .execute();
    await database
      .insertInto('catalogue_class')
      .values({
        id: `${version}.matter.98001`,
        version_id: version,
        kind: 'matter',
        code: '98001',
        name: index === 0 ? '旧名' : '=新名',
        name_en: index === 0 ? 'Old' : '=New',
        major: '其他',
        major_en: 'Other',
        keywords: [],
      })
      .execute();
  }
  const [one, other] = ['u-enforcement', 'u-municipal'];
  await plant({
    unit: one,
    // Still the last of January in the town, already February in UTC it is not.
    createdAt: '2025-01-31T15:59:59.999Z',
    category: 'v-old.matter.98001',
    ended: { at: '2025-01-31T16:00:00.000Z', end: 'closed', onTime: true },
  });
  await plant({
    unit: one,
    createdAt: '2025-02-10T02:00:00.000Z',
    channel: 'grid',
    category: 'v-new.matter.98001',
    ended: { at: '2025-02-11T02:00:00.000Z', end: 'closed', onTime: false },
  });
  await plant({
    unit: other,
    createdAt: '2025-02-12T02:00:00.000Z',
    ended: { at: '2025-03-01T02:00:00.000Z', end: 'rejected', onTime: true },
  });
  await plant({ unit: other, createdAt: '2025-02-13T02:00:00.000Z' });
});
afterAll(async () => {
  await api.close();
});

const ask = async (login: string, from: string, to: string): Promise<Statistics> =>
  read(Statistics, await (await api.as(login)).get(`/api/statistics?from=${from}&to=${to}`));

describe('the statistics', () => {
  it('count what was received and what ended in each month of the centre, and divide sums by sums', async () => {
    const found = await ask('analyst', '2025-01', '2025-03');
    expect([found.from, found.to]).toEqual([
      '2024-12-31T16:00:00.000Z',
      '2025-03-31T16:00:00.000Z',
    ]);
    expect(
      found.month.map(({ month, received, ended, closed }) => [month, received, ended, closed]),
    ).toEqual([
      ['2025-01', 1, 0, 0],
      ['2025-02', 3, 2, 2],
      ['2025-03', 0, 1, 0],
    ]);
    expect(found.total).toMatchObject({
      received: 4,
      ended: 3,
      closed: 2,
      indicators: {
        'handled-on-time': { numerator: 2, denominator: 3 },
        'accepted-on-time': { numerator: 6, denominator: 9 },
        reworked: { numerator: 1, denominator: 3 },
        satisfied: { numerator: 0, denominator: 0 },
      },
    });
    expect(Object.keys(found.total.indicators).toSorted()).toEqual(indicatorNames.toSorted());
  });

  it('count by unit, by class in whichever version, and by channel, the most cases first', async () => {
    const found = await ask('supervisor', '2025-01', '2025-03');
    expect(found.unit.map(({ unit, received, ended }) => [unit?.id, received, ended])).toEqual([
      ['u-enforcement', 2, 2],
      ['u-municipal', 2, 1],
    ]);
    expect(found.class.map((row) => [row.class?.name ?? null, row.received, row.ended])).toEqual([
      ['=新名', 2, 2],
      [null, 2, 1],
    ]);
    expect(found.channel.map(({ channel, received }) => [channel, received])).toEqual([
      ['phone', 3],
      ['grid', 1],
    ]);
  });

  it('tell a lead of the own units alone, and nobody who may not read them', async () => {
    const found = await ask('lead2', '2025-01', '2025-03');
    expect(found).toMatchObject({ scope: 'subtree', total: { received: 2, ended: 1 } });
    for (const login of ['grid', 'designer', 'security']) {
      const answer = await (await api.as(login)).get('/api/statistics?from=2025-01&to=2025-01');
      expect(problemOf(answer).code).toBe('not-permitted');
    }
  });

  it('tell an acceptor of the whole centre, as its cases and its board do', async () => {
    const found = await ask('acceptor', '2025-01', '2025-03');
    expect(found).toMatchObject({ scope: 'all', total: { received: 4, ended: 3 } });
  });

  it('tell a handler of what went through their hands alone, and say so', async () => {
    const handlers = await ask('handler', '2025-01', '2025-03');
    expect(handlers).toMatchObject({ scope: 'own', total: { received: 0, ended: 0 } });
    await api.app.services.database
      .updateTable('case')
      .set({ created_by: 'p-handler' })
      .where('created_at', '=', new Date('2025-02-12T02:00:00.000Z'))
      .execute();
    const found = await ask('handler', '2025-01', '2025-03');
    expect(found).toMatchObject({ scope: 'own', total: { received: 1, ended: 1, closed: 0 } });
  });

  it('are empty where nothing has happened', async () => {
    const found = await ask('leader', '2019-06', '2019-06');
    expect(found).toMatchObject({ unit: [], class: [], channel: [] });
    expect(found.total).toMatchObject({ received: 0, ended: 0, closed: 0 });
    expect(found.month).toHaveLength(1);
    expect(found.month[0]?.indicators['filed']).toEqual({ numerator: 0, denominator: 0 });
  });

  it.each([
    ['from=2025-03&to=2025-01', '/to', 'end-before-beginning'],
    ['from=2020-01&to=2025-01', '/to', 'out-of-range'],
    ['from=9999-12&to=9999-12', '/from', 'out-of-range'],
  ])('refuse %s', async (query, path, code) => {
    const answer = await (await api.as('analyst')).get(`/api/statistics?${query}`);
    expect(problemOf(answer)).toMatchObject({
      code: 'validation-failed',
      errors: [{ path, code }],
    });
  });

  it.each([
    '',
    'from=2025-13&to=2025-13',
    'from=2025-01',
    "from=2025-01'&to=2025-01",
    'from=2025-01&to=2025-02&by=unit',
  ])('refuse the query %j by its shape', async (query) => {
    const answer = await (await api.as('analyst')).get(`/api/statistics?${encodeURI(query)}`);
    expect(problemOf(answer).code).toBe('validation-failed');
  });

  it('are a file by each of the four, with the total last and what would be a formula as text', async () => {
    const client = await api.as('analyst');
    const rowsBy = async (by: string, language: string): Promise<string[][]> => {
      const url = `/api/statistics/export?from=2025-01&to=2025-03&by=${by}&format=csv&language=${language}`;
      const answer = await client.get(url);
      expect(answer.headers['content-disposition']).toContain('statistics.csv');
      return parse(answer.body, { bom: true });
    };
    const [heading, ...classes] = await rowsBy('class', 'zh');
    expect(heading?.slice(0, 7)).toEqual([
      '类别',
      '上报',
      '结束',
      '结案',
      '按期处置率（%）',
      '按期处置率：分子',
      '按期处置率：分母',
    ]);
    expect(classes.map((row) => row.slice(0, 7))).toEqual([
      ["'=新名", '2', '2', '2', '50', '1', '2'],
      ['（无）', '2', '1', '0', '100', '1', '1'],
      ['合计', '4', '3', '2', '66.7', '2', '3'],
    ]);
    expect((await rowsBy('channel', 'en')).map(([first]) => first)).toEqual([
      'Channel',
      'Phone',
      'Grid worker',
      'Total',
    ]);
    expect((await rowsBy('unit', 'en')).length).toBe(4);
    expect((await rowsBy('month', 'zh')).map(([first]) => first)).toEqual([
      '月份',
      '2025-01',
      '2025-02',
      '2025-03',
      '合计',
    ]);
    const noted = await api.app.services.database
      .selectFrom('audit_event')
      .where('type', '=', 'list-exported')
      .select('params')
      .execute();
    expect(noted[0]?.params).toMatchObject({ list: 'statistics', format: 'csv' });
  });
});
