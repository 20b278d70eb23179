import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Static } from 'typebox';
import { CatalogueInForce, CatalogueVersions } from '../../../api/contract/catalogue.ts';
import { OpenedReport, SimilarReports } from '../../../api/contract/reports.ts';
import { problemOf, read, startTestApi, type TestApi } from '../test-api.ts';
import { writtenClass } from '../written-class.ts';

let api: TestApi;
const cases = new Map<string, string>();

/** About 94 m to the east at this latitude, each. */
const step = 0.001;
const here = { longitude: 119.43, latitude: 32.27 };

const reports: readonly (readonly [string, object])[] = [
  [
    'same',
    {
      title: '垃圾堆在菜市场门口',
      category: 'matter:06010',
      location: { ...here, grid: 'g-jianshe-01' },
    },
  ],
  ['near', { title: '路灯不亮', location: { ...here, longitude: here.longitude + step } }],
  ['far', { title: '路灯坏了', location: { ...here, longitude: here.longitude + 5 * step } }],
  [
    'elsewhere, same words',
    { title: '菜市场门口垃圾很多', location: { longitude: 119.5, latitude: 32.3 } },
  ],
];

beforeAll(async () => {
  api = await startTestApi();
  const acceptor = await api.as('acceptor');
  for (const [name, report] of reports) {
    const answer = await acceptor.post('/api/reports', {
      channel: 'phone',
      description: '',
      ...report,
    });
    cases.set(read(OpenedReport, answer).caseId, name);
  }
});
afterAll(async () => {
  await api.close();
});

const similar = async (
  query: string,
  login = 'acceptor',
): Promise<Static<typeof SimilarReports>['data']> =>
  read(SimilarReports, await (await api.as(login)).get(`/api/reports/similar?${query}`)).data;
const names = async (query: string, login = 'acceptor'): Promise<(string | undefined)[]> =>
  (await similar(query, login)).map((found) => cases.get(found.caseId));

const place = `longitude=${here.longitude}&latitude=${here.latitude}`;

describe('GET /api/reports/similar', () => {
  it('finds cases near by, the nearest first, with the distance', async () => {
    const found = await similar(place);
    expect(found.map((entry) => cases.get(entry.caseId))).toEqual(['same', 'near']);
    expect(found[0]?.distanceMetres).toBe(0);
    expect(found[1]?.distanceMetres).toBeGreaterThan(80);
    expect(found[1]?.distanceMetres).toBeLessThan(110);
  });

  it('finds the same words anywhere', async () => {
    expect(await names(`text=${encodeURIComponent('菜市场门口有垃圾')}`)).toEqual(
      expect.arrayContaining(['same', 'elsewhere, same words']),
    );
  });

  it('puts first what fits in place, words and class', async () => {
    const query = `${place}&category=matter:06010&text=${encodeURIComponent('菜市场门口垃圾')}`;
    const found = await similar(query);
    expect(cases.get(found[0]?.caseId ?? '')).toBe('same');
    expect(found[0]?.similarity).toBeGreaterThan(0.9);
  });

  it('knows a class again when the catalogue has been changed since', async () => {
    const query = `${place}&category=matter:06010`;
    const before = await similar(query);
    const designer = await api.as('designer');
    const { inForce } = read(CatalogueVersions, await designer.get('/api/catalogue/versions'));
    const change = { base: inForce ?? '', note: '别的类别', put: [writtenClass] };
    read(CatalogueInForce, await designer.post('/api/catalogue/versions', change));
    expect(await similar(query)).toEqual(before);
    expect(before[0]?.similarity).toBe(1);
  });

  it('has nothing to compare with nothing', async () => {
    expect(await similar('')).toEqual([]);
  });

  it('shows only cases that the reader may see', async () => {
    expect(await names(place, 'grid')).toContain('same');
    expect(await names(place, 'grid-liuxi-01')).toEqual([]);
    expect(await names(place, 'handler2')).toEqual([]);
  });

  it('takes longitude and latitude together', async () => {
    const answer = await (await api.as('acceptor')).get('/api/reports/similar?longitude=119');
    expect(problemOf(answer)).toMatchObject({ code: 'validation-failed' });
  });

  it('forgets what is older than the setting says', async () => {
    const old = new Date(Date.now() - 8 * 24 * 3_600_000);
    await api.app.services.database.updateTable('case').set({ created_at: old }).execute();
    expect(await similar(place)).toEqual([]);
  });
});
