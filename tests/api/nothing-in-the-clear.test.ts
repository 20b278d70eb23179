import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LightMyRequestResponse as Response } from 'fastify';
import { postForm } from './form.ts';
import { plantCase, plantTasks } from './plant.ts';
import { type Client, startTestApi, type TestApi } from './test-api.ts';

/** Everything that is written to the log, as it would stand on disk. */
const lines: string[] = [];
const logStream = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk));
    done();
  },
});

let api: TestApi;
let acceptor: Client;
let taskId = '';

beforeAll(async () => {
  api = await startTestApi({ logStream, environment: { BIHUAN_LOG_LEVEL: 'trace' } });
  acceptor = await api.as('acceptor');
  const planted = await plantCase(api.app.services, { unit: 'u-centre' });
  await plantTasks(api.app.services, planted, { role: 'acceptor', unit: 'u-centre' });
  taskId = `${planted.id}.0000001`;
});
afterAll(async () => {
  await api.close();
});

/** What nobody must find in a log: words, a name, a phone, a password. */
const secret = '王小明住在三号楼-13812346021-hunter2';
const report = {
  channel: 'phone',
  title: secret,
  description: secret,
  location: { address: secret },
  reporter: { name: secret, phone: secret.slice(0, 30) },
};

const rawReport = async (payload: string, contentType = 'application/json') =>
  api.app.inject({
    method: 'POST',
    url: '/api/reports',
    headers: { ...acceptor.headers, 'content-type': contentType },
    payload,
  });

const countReports = async (): Promise<number> => {
  const found = await sql<{ n: number }>`select count(*)::integer as n from report`.execute(
    api.app.services.database,
  );
  return found.rows[0]?.n ?? -1;
};

/** Within a rule of the database that only refuses this: the driver's message then quotes the whole row. */
const whileRefused = async (send: () => Promise<Response>): Promise<Response> => {
  const { database } = api.app.services;
  await sql`alter table report add constraint refuses check (title not like '王%') not valid`.execute(
    database,
  );
  try {
    return await send();
  } finally {
    await sql`alter table report drop constraint refuses`.execute(database);
  }
};

type Refusal = readonly [name: string, status: number, send: () => Promise<Response>];

const refusals: readonly Refusal[] = [
  ['a wrong type', 400, async () => acceptor.post('/api/reports', { ...report, urgency: secret })],
  [
    'an unknown field, by its value and by its name',
    400,
    async () => acceptor.post('/api/reports', { ...report, extra: secret, [secret]: 1 }),
  ],
  [
    'a control character',
    400,
    async () => acceptor.post('/api/reports', { ...report, title: `${secret}\u0000` }),
  ],
  [
    'a title that is too long',
    400,
    async () => acceptor.post('/api/reports', { ...report, title: secret.repeat(300) }),
  ],
  [
    'a reference that does not exist',
    400,
    async () => acceptor.post('/api/reports', { ...report, category: secret }),
  ],
  ['broken JSON', 400, async () => rawReport(`{"title":"${secret}",`)],
  ['another media type', 415, async () => rawReport(`title=${secret}`, 'text/plain')],
  [
    'a body beyond 1 MiB',
    413,
    async () => rawReport(JSON.stringify({ ...report, description: secret.repeat(30_000) })),
  ],
  [
    'a right that is not held',
    403,
    async () => (await api.as('handler')).post('/api/reports', report),
  ],
  ['nobody signed in', 401, async () => api.nobody.post('/api/reports', report)],
  [
    'a sign-in with a wrong password',
    401,
    async () => api.nobody.post('/api/session', { login: secret, password: secret }),
  ],
  [
    'an outcome that is not offered',
    422,
    async () =>
      acceptor.post(`/api/tasks/${taskId}/complete`, {
        outcome: secret,
        data: { reason: secret },
        comment: secret,
        version: 0,
      }),
  ],
  [
    'an action that there is none of',
    400,
    async () => acceptor.post(`/api/tasks/${taskId}/actions`, { type: secret, reason: secret }),
  ],
  [
    'a key that was used with another request',
    409,
    async () => {
      const again = acceptor.with({ 'idempotency-key': 'k-1' });
      await again.post('/api/reports', { channel: 'phone', title: '路灯', description: '' });
      return again.post('/api/reports', report);
    },
  ],
  [
    'a search and a filter',
    400,
    async () =>
      acceptor.get(`/api/cases?filter=${encodeURIComponent(JSON.stringify({ name: secret }))}`),
  ],
  [
    'an address that leads nowhere',
    404,
    async () => acceptor.get(`/api/${encodeURIComponent(secret)}?q=${encodeURIComponent(secret)}`),
  ],
  [
    'a file that is not what its name says',
    400,
    async () =>
      postForm(api, acceptor, '/api/attachments', [
        {
          name: 'file',
          content: secret,
          file: { name: `${secret}.png`, mediaType: 'image/png' },
        },
      ]),
  ],
  [
    'the map of an import',
    400,
    async () =>
      postForm(api, await api.as('analyst'), '/api/imports', [
        { name: 'kind', content: 'reports' },
        { name: 'map', content: JSON.stringify({ channel: secret }) },
        { name: 'file', content: secret, file: { name: 'a.csv', mediaType: 'text/csv' } },
      ]),
  ],
  [
    'a new account',
    400,
    async () =>
      (await api.as('security')).post('/api/accounts', {
        login: secret,
        name: secret,
        posts: [{ role: secret, unit: secret }],
      }),
  ],
  [
    'a message that takes too much along',
    413,
    async () =>
      (await api.as('integration')).post('/api/messages', {
        name: secret,
        messageId: 'm-1',
        variables: { [secret]: secret.repeat(500) },
      }),
  ],
  [
    'a message of a kind that there is none of',
    400,
    async () =>
      (await api.as('integration')).post('/api/messages', {
        name: secret,
        messageId: secret,
        correlation: secret,
        variables: secret,
      }),
  ],
  [
    'a rule of the database',
    500,
    async () => whileRefused(async () => acceptor.post('/api/reports', report)),
  ],
];

describe('a body that is refused', () => {
  it.each(refusals)(
    'for %s leaves nothing in the log and nothing stored',
    async (_name, status, send) => {
      // The one good report that a refusal needs beside it.
      const beside = status === 409 ? 1 : 0;
      const before = await countReports();
      lines.length = 0;
      const answer = await send();
      expect(answer.statusCode).toBe(status);
      const logged = lines.join('');
      // The request is on record; what was in it is not, not even in part.
      expect(logged).toContain(`"status":${String(status)}`);
      for (const part of [
        '王小明',
        '三号楼',
        '13812346021',
        'hunter2',
        encodeURIComponent('王小明'),
      ])
        expect([part, logged.includes(part)]).toEqual([part, false]);
      expect(await countReports()).toBe(before + beside);
    },
  );
});
