import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SecurityEvent, SecurityEventList } from '../../../api/contract/audit.ts';
import { OpenedReport } from '../../../api/contract/reports.ts';
import { type Client, problemOf, read, startTestApi, type TestApi } from '../test-api.ts';

let api: TestApi;
let auditor: Client;
let caseId: string;

const filterOf = (filter: object): string => `filter=${encodeURIComponent(JSON.stringify(filter))}`;

const listed = async (filter: object = {}, more = ''): Promise<SecurityEventList> =>
  read(SecurityEventList, await auditor.get(`/api/security-events?${filterOf(filter)}${more}`));

const types = ({ data }: SecurityEventList): string[] => data.map(({ type }) => type);

/** The only event that the filter leaves. */
const only = async (filter: object): Promise<SecurityEvent> => {
  const { data } = await listed(filter);
  const [first] = data;
  if (first === undefined || data.length > 1)
    throw new Error(`Expected one event, but got ${JSON.stringify(data)}`);
  return first;
};

beforeAll(async () => {
  api = await startTestApi();
  const acceptor = await api.as('acceptor');
  const report = {
    channel: 'phone',
    title: '噪声',
    description: '夜间施工',
    reporter: { name: '王小明', phone: '13812346021' },
  };
  ({ caseId } = read(OpenedReport, await acceptor.post('/api/reports', report)));
  await acceptor.get(`/api/cases/${caseId}/reporter`);
  await (await api.as('handler2')).get('/api/accounts');
  const admin = await api.as('admin');
  for (const [version, value] of [2, 3].entries())
    await admin.send('PUT', '/api/settings/objectionQuota', { value, version });
  auditor = await api.as('auditor');
});
afterAll(async () => {
  await api.close();
});

describe('the security log', () => {
  it('stands newest first, with who did it and what of', async () => {
    const { data, total } = await listed();
    expect(data.length).toBe(total);
    expect(data.map(({ recordedAt }) => recordedAt)).toEqual(
      data
        .map(({ recordedAt }) => recordedAt)
        .toSorted()
        .toReversed(),
    );
    expect(await only({ kind: 'personal-data' })).toMatchObject({
      type: 'personal-data-read',
      success: true,
      by: { id: 'p-acceptor' },
      case: { id: caseId, title: '噪声' },
    });
    expect(await only({ kind: 'refusal' })).toMatchObject({
      success: false,
      by: { id: 'p-handler2' },
      params: { method: 'GET', route: '/api/accounts', code: 'not-permitted' },
      case: null,
    });
  });

  it('keeps what a setting was before', async () => {
    const { data } = await listed({ type: 'setting-changed' });
    expect(data.map(({ params }) => [params['value_before'], params['value']])).toEqual([
      ['2', '3'],
      [null, '2'],
    ]);
  });

  it('names whom and what its ids mean', async () => {
    const unit = { name: '新单位', kind: 'department', parentId: 'u-centre' };
    expect((await (await api.as('admin')).post('/api/units', unit)).statusCode).toBe(201);
    const made = await only({ type: 'unit-created' });
    expect(made.names['u-centre']).toMatchObject({ id: 'u-centre' });
    expect(Object.values(made.names).map(({ name }) => name)).toContain('新单位');
  });

  it.each([
    [{ by: 'p-handler2', kind: 'refusal' }, 1],
    [{ success: false, kind: 'sign-in' }, 0],
    [{ q: '新单位' }, 1],
    [{ q: 'objectionQuota' }, 2],
    [{ before: '2020-01-01T00:00:00Z' }, 0],
    [{ since: '2020-01-01T00:00:00+08:00', kind: 'refusal' }, 1],
    [{ q: '%' }, 0],
  ])('is narrowed by %j', async (filter, expected) => {
    expect((await listed(filter)).total).toBe(expected);
  });

  it('is found by a case, by its number and by a name', async () => {
    const looked = await only({ caseId });
    const number = looked.case?.number ?? '';
    expect(types(await listed({ q: number }))).toEqual(['personal-data-read']);
    const by = looked.by?.name ?? '';
    expect((await listed({ q: by })).data.map((event) => event.by?.name)).toEqual(
      (await listed({ by: 'p-acceptor' })).data.map(() => by),
    );
  });

  it('goes on by cursor, none twice and none left out', async () => {
    const { total } = await listed();
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: SecurityEventList = await listed(
        {},
        `&perPage=3${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(total);
  });

  it('gives the security administrator its sign-ins alone, whatever is asked for', async () => {
    const security = await api.as('security');
    const seen = read(SecurityEventList, await security.get('/api/security-events?perPage=200'));
    expect(new Set(types(seen))).toEqual(new Set(['sign-in']));
    const asked = await security.get(`/api/security-events?${filterOf({ kind: 'setting' })}`);
    expect(read(SecurityEventList, asked).data).toEqual([]);
    const file = await security.get('/api/security-events/export?format=csv');
    const rows: string[][] = parse(file.body, { bom: true });
    expect(new Set(rows.slice(1).map((row) => row[2]))).toEqual(new Set(['登录']));
    expect(problemOf(await (await api.as('admin')).get('/api/security-events')).status).toBe(403);
  });

  it('is taken away as a file, guarded, which is an entry too', async () => {
    const admin = await api.as('admin');
    const unit = { name: '=1+1', kind: 'department', parentId: 'u-centre' };
    expect((await admin.post('/api/units', unit)).statusCode).toBe(201);
    const type = 'unit-created';
    const answer = await auditor.get(
      `/api/security-events/export?format=csv&language=en&${filterOf({ type })}`,
    );
    const [heading, row] = parse(answer.body, { bom: true });
    expect(heading?.slice(2, 5)).toEqual(['Event', 'Result', 'Person']);
    expect(row?.[2]).toBe('Unit made');
    expect(row?.[6]).toBe("'=1+1");
    expect(row?.[8]).toMatch(/^kind: department; name: =1\+1; parent: /u);
    expect(await only({ kind: 'export', by: 'p-auditor' })).toMatchObject({
      params: { list: 'security-events', format: 'csv', filters: 'type' },
    });
  });

  it.each([
    [{ kind: 'all' }, 'validation-failed'],
    [{ since: 'yesterday' }, 'validation-failed'],
    [{ color: 'red' }, 'unknown-filter'],
  ])('refuses %j', async (filter, code) => {
    const answer = await auditor.get(`/api/security-events?${filterOf(filter)}`);
    expect(problemOf(answer).code).toBe(code);
  });

  it.each([
    'update audit_event set success = true',
    'delete from audit_event',
    'truncate audit_event',
  ])('is only added to: %s', async (statement) => {
    await expect(sql.raw(statement).execute(api.app.services.database)).rejects.toThrow(
      'only added to',
    );
  });
});
