import { connect } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpenedReport, ReportList } from '../../api/contract/reports.ts';
import { Problem as ProblemDocument } from '../../api/contract/problems.ts';
import { parseAs, problemOf, read, startTestApi, type Client, type TestApi } from './test-api.ts';

let api: TestApi;
let acceptor: Client;
let address: string;

beforeAll(async () => {
  api = await startTestApi();
  acceptor = await api.as('acceptor');
  address = await api.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await api.close();
});

const report = { channel: 'phone', title: '路灯不亮', description: '建设路' };

const countReports = async (): Promise<number> => {
  const row = await api.app.services.database
    .selectFrom('report')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
};

const raw = async (payload: string | Buffer, contentType = 'application/json') =>
  api.app.inject({
    method: 'POST',
    url: '/api/reports',
    headers: { ...acceptor.headers, 'content-type': contentType },
    payload,
  });

/** What is wrong, and the path and code of the first error. */
const refused: readonly (readonly [name: string, body: unknown, path: string, code: string])[] = [
  ['no title', { channel: 'phone', description: 'x' }, '/title', 'required'],
  ['empty title', { ...report, title: '' }, '/title', 'minLength'],
  ['blank title', { ...report, title: '   ' }, '/title', 'required'],
  ['title of 10,000 characters', { ...report, title: '长'.repeat(10_000) }, '/title', 'maxLength'],
  ['title of several lines', { ...report, title: 'a\nb' }, '/title', 'control-character'],
  ['title of another type', { ...report, title: 7 }, '/title', 'type'],
  ['title null', { ...report, title: null }, '/title', 'type'],
  ['unknown channel', { ...report, channel: 'pigeon' }, '/channel', 'enum'],
  ['unknown field', { ...report, admin: true }, '/admin', 'unknown-field'],
  [
    'unknown field inside',
    { ...report, location: { planet: 'Mars' } },
    '/location/planet',
    'unknown-field',
  ],
  [
    'longitude outside the world',
    { ...report, location: { longitude: 200, latitude: 30 } },
    '/location/longitude',
    'maximum',
  ],
  [
    'latitude outside the world',
    { ...report, location: { longitude: 120, latitude: -91 } },
    '/location/latitude',
    'minimum',
  ],
  ['half a position', { ...report, location: { longitude: 120 } }, '/location', 'required'],
  [
    'position as text',
    { ...report, location: { longitude: '120', latitude: 30 } },
    '/location/longitude',
    'type',
  ],
  ['year 0', { ...report, occurredAt: '0000-01-01T00:00:00Z' }, '/occurredAt', 'out-of-range'],
  ['year 9999', { ...report, occurredAt: '9999-12-31T23:59:59Z' }, '/occurredAt', 'out-of-range'],
  ['30 February', { ...report, occurredAt: '2026-02-30T00:00:00Z' }, '/occurredAt', 'format'],
  [
    'instant without offset',
    { ...report, occurredAt: '2026-02-20T00:00:00' },
    '/occurredAt',
    'format',
  ],
  ['NUL', { ...report, description: 'a\u0000b' }, '/description', 'control-character'],
  ['escape sequence', { ...report, title: '\u001B[31mred' }, '/title', 'control-character'],
  ['half of a surrogate pair', { ...report, title: 'a\uD800b' }, '/title', 'control-character'],
  ['reversed text', { ...report, title: 'a\u202Eb' }, '/title', 'control-character'],
  ['unknown class', { ...report, category: 'no-such-class' }, '/category', 'unknown-reference'],
  [
    'unknown grid',
    { ...report, location: { grid: 'no-such-grid' } },
    '/location/grid',
    'unknown-reference',
  ],
  [
    'attachment of nobody',
    { ...report, attachments: ['no-such-file'] },
    '/attachments',
    'unknown-reference',
  ],
  [
    'filing under an unknown class',
    { ...report, file: { category: 'none', condition: 'none' } },
    '/file/category',
    'unknown-reference',
  ],
  [
    'filing for an unknown unit',
    { ...report, file: { category: 'none', condition: 'none', unit: 'none' } },
    '/file/unit',
    'unknown-reference',
  ],
  ['a list', [report], '', 'type'],
  ['a text', 'report', '', 'type'],
  ['null', null, '', 'type'],
  [
    'too many attachments',
    { ...report, attachments: Array.from({ length: 51 }, (_, index) => `f${String(index)}`) },
    '/attachments',
    'maxItems',
  ],
];

describe('reports that are refused', () => {
  it.each(refused)('%s', async (_name, body, path, code) => {
    const before = await countReports();
    const problem = problemOf(await acceptor.post('/api/reports', body));
    expect(problem).toMatchObject({ status: 400, code: 'validation-failed' });
    expect(problem.errors?.map((error) => [error.path, error.code])).toContainEqual([path, code]);
    expect(await countReports()).toBe(before);
  });

  it('names every wrong field at once', async () => {
    const problem = problemOf(await acceptor.post('/api/reports', { channel: 'x', title: 1 }));
    expect(problem.errors?.map((error) => error.path).toSorted()).toEqual([
      '/channel',
      '/description',
      '/title',
    ]);
  });
});

/** What the server writes to a socket before it closes it. */
const exchange = async (
  written: string,
): Promise<{ readonly head: string; readonly body: string }> => {
  const { port } = new URL(address);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(written);
  const [head = '', body = ''] = (await textOf(socket)).split('\r\n\r\n');
  return { head, body };
};

describe('requests that cannot be read', () => {
  it.each([
    [
      'an address that is too long',
      `GET /api/tasks?filter=${'%C2'.repeat(8000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    ['no HTTP', 'what is this\r\n\r\n', 400, 'malformed-request'],
  ])('%s', async (_name, written, status, code) => {
    const { head, body } = await exchange(written);
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `, 'u'));
    expect(head).toContain('Content-Type: application/problem+json');
    expect(parseAs(ProblemDocument, body)).toMatchObject({ status, code });
  });
});

describe('bodies that are no JSON', () => {
  it.each([
    ['broken', '{"channel":'],
    ['trailing comma', '{"channel":"phone",}'],
    ['empty', ''],
    ['prototype', '{"__proto__":{"a":1},"channel":"phone","title":"a","description":"b"}'],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ])('%s', async (_name, payload) => {
    const problem = problemOf(await raw(payload));
    expect(problem.status).toBe(400);
    expect(['malformed-json', 'validation-failed']).toContain(problem.code);
  });

  it('nested beyond reason', async () => {
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    expect(problemOf(await raw(deep)).status).toBe(400);
  });

  it('too large', async () => {
    const large = JSON.stringify({ ...report, description: 'x'.repeat(1_100_000) });
    expect(problemOf(await raw(large))).toMatchObject({ status: 413, code: 'payload-too-large' });
  });

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded'])(
    'of type %s',
    async (type) => {
      expect(problemOf(await raw('channel=phone', type))).toMatchObject({
        status: 415,
        code: 'unsupported-media-type',
      });
    },
  );
});

describe('text that looks like something else', () => {
  it.each([
    "'; drop table report; --",
    '<script>alert(1)</script>',
    '${7*7}',
    '%s%s%n',
    'a\\u0000b',
    '😀𠮷龘',
    '=1+1',
  ])('is kept as it was written: %s', async (text) => {
    const answer = await acceptor.post('/api/reports', {
      ...report,
      title: text,
      description: text,
    });
    expect(answer.statusCode).toBe(202);
    const { id, caseId } = read(OpenedReport, answer);
    const list = read(
      ReportList,
      await acceptor.get(`/api/reports?filter=${encodeURIComponent(JSON.stringify({ caseId }))}`),
    );
    expect(list.data).toMatchObject([{ id, title: text, description: text }]);
  });

  it('finds nothing and breaks nothing in a search', async () => {
    for (const q of ["'", '%', '_', '\\', '"; --', '路灯%', '()', '.*']) {
      const answer = await acceptor.get(
        `/api/cases?filter=${encodeURIComponent(JSON.stringify({ q }))}`,
      );
      expect(answer.statusCode).toBe(200);
    }
  });
});

describe('paths and queries', () => {
  it.each([
    ['/api/tasks?view=everything', 'validation-failed'],
    ['/api/tasks?page=0', 'validation-failed'],
    ['/api/tasks?page=x', 'validation-failed'],
    ['/api/tasks?page=1.5', 'validation-failed'],
    ['/api/tasks?perPage=201', 'validation-failed'],
    ['/api/tasks?order=SIDEWAYS', 'validation-failed'],
    ['/api/tasks?sort=password', 'unknown-sort'],
    ['/api/tasks?surprise=1', 'validation-failed'],
    ['/api/tasks?filter=nonsense', 'validation-failed'],
    ['/api/tasks?filter=[]', 'validation-failed'],
    ['/api/tasks?filter={"moon":"full"}', 'unknown-filter'],
    ['/api/tasks?filter={"stage":"moon"}', 'validation-failed'],
    ['/api/tasks?filter={"stage":{"$ne":1}}', 'validation-failed'],
    ['/api/tasks?cursor=nonsense', 'cursor-invalid'],
    ['/api/tasks?page=900&perPage=200', 'validation-failed'],
    ['/api/cases?filter={"createdFrom":"yesterday"}', 'validation-failed'],
    ['/api/cases?filter={"q":""}', 'validation-failed'],
    ['/api/tasks?filter=%7B%22q%22%3A%22%5Cu0000%22%7D', 'validation-failed'],
    ['/api/tasks/%00', 'validation-failed'],
  ])('%s', async (url, code) => {
    const problem = problemOf(await acceptor.get(url));
    expect(problem).toMatchObject({ status: 400, code });
  });

  it('answers 404 in the same shape', async () => {
    for (const url of [
      '/api/nothing',
      '/api/cases/none',
      '/api/tasks/none',
      '/api/reports/none',
      '/nothing.png',
    ]) {
      expect(problemOf(await acceptor.get(url))).toMatchObject({ status: 404, code: 'not-found' });
    }
    expect(problemOf(await acceptor.send('PATCH', '/api/tasks')).status).toBe(404);
  });

  it('refuses broken addresses and ids that are too long', async () => {
    expect(problemOf(await acceptor.get('/api/tasks/%E0%A4%A')).status).toBe(400);
    expect([400, 404, 414]).toContain(
      problemOf(await acceptor.get(`/api/tasks/${'x'.repeat(300)}`)).status,
    );
  });

  it('tells nothing of the inside when something breaks', async () => {
    const { database } = api.app.services;
    await database.schema.alterTable('report').renameTo('report_away').execute();
    try {
      const answer = await acceptor.get('/api/reports');
      expect(problemOf(answer)).toMatchObject({ status: 500, code: 'internal-error' });
      expect(answer.body).not.toMatch(/report_away|select|relation|\.ts|at /u);
    } finally {
      await database.schema.alterTable('report_away').renameTo('report').execute();
    }
  });
});
