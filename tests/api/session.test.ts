import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Now, Session, Welcome } from '../../api/contract/session.ts';
import { personHeader } from '../../api/contract/person-header.ts';
import { unattendedHeader } from '../../api/contract/unattended-header.ts';
import { sha256 } from '../../migrations/sha256.ts';
import { newId } from '../../migrations/new-id.ts';
import {
  demoPassword,
  problemOf,
  read,
  startTestApi,
  type Client,
  type TestApi,
} from './test-api.ts';

let api: TestApi;
let now = new Date('2026-11-23T02:00:00Z');

beforeAll(async () => {
  // A stream is refused as soon as it is known who asks: none stays open.
  api = await startTestApi({ now: () => now, mostStreams: 0 });
});
afterAll(async () => {
  await api.close();
});

const later = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000);
};

const signIn = async (login: string, password = demoPassword) =>
  api.nobody.post('/api/session', { login, password });

const sessionOf = async (login: string): Promise<Client> => {
  const answer = await signIn(login);
  return api.nobody.with({ cookie: `bihuan_session=${answer.cookies[0]?.value ?? ''}` });
};

describe('signing in', () => {
  it('opens a session with posts and permissions', async () => {
    const answer = await signIn('lead');
    expect(answer.statusCode).toBe(201);
    const session = read(Session, answer);
    expect(session).toMatchObject({
      user: { id: 'p-lead', login: 'lead', name: '赵明辉' },
      posts: [{ role: 'lead', unit: { id: 'u-enforcement' }, grid: null }],
      demo: true,
    });
    expect(session.permissions).toContain('case.read');
    expect(answer.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(answer.cookies[0]?.secure).toBeUndefined();
  });

  it('keeps only a hash of the token', async () => {
    const token = (await signIn('grid')).cookies[0]?.value ?? '';
    const rows = await api.app.services.database.selectFrom('session').select('id').execute();
    expect(rows.map((row) => row.id)).toContain(sha256(token));
    expect(rows.map((row) => row.id)).not.toContain(token);
  });

  it('answers who is signed in, and ends the session at once', async () => {
    const client = await sessionOf('grid');
    expect(read(Session, await client.get('/api/session')).posts[0]?.grid?.id).toBe('g-jianshe-01');
    expect((await client.send('DELETE', '/api/session')).statusCode).toBe(204);
    expect(problemOf(await client.get('/api/session'))).toMatchObject({
      status: 401,
      code: 'not-signed-in',
    });
  });

  it('says the same of a wrong password and of an unknown login', async () => {
    const wrong = problemOf(await signIn('acceptor', 'not-this-one'));
    const unknown = problemOf(await signIn('nobody-here', 'not-this-one'));
    expect(wrong).toMatchObject({ status: 401, code: 'sign-in-refused' });
    expect({ ...wrong, instance: '' }).toEqual({ ...unknown, instance: '' });
  });

  it('locks a login after five failures in a row, existing or not, and opens it again', async () => {
    for (const login of ['analyst', 'no-such-person']) {
      for (let tries = 0; tries < 5; tries += 1) {
        expect((await signIn(login, 'not-this-one')).statusCode).toBe(401);
      }
      const locked = await signIn(login);
      expect(problemOf(locked)).toMatchObject({ status: 429, code: 'account-locked' });
      expect(Number(locked.headers['retry-after'])).toBeGreaterThan(0);
    }
    later(16);
    expect((await signIn('analyst')).statusCode).toBe(201);
  });

  it('writes sign-ins, failures and the lock into the security log, without passwords', async () => {
    const rows = await api.app.services.database
      .selectFrom('audit_event')
      .where('person_id', '=', 'p-analyst')
      .select(['type', 'success', 'params'])
      .orderBy('at')
      .execute();
    expect(rows.map((row) => [row.type, row.success])).toEqual([
      ...Array.from({ length: 5 }, () => ['sign-in', false]),
      ['sign-in-locked', false],
      ['sign-in', true],
    ]);
    expect(JSON.stringify(rows)).not.toContain('not-this-one');
  });
});

describe('attempts from one address', () => {
  it('are bounded, whatever the login', async () => {
    const production = await startTestApi({
      environment: { BIHUAN_DEMO: '1' },
      attemptsPerMinute: 5,
    });
    try {
      const codes: number[] = [];
      let last = '';
      for (let tries = 0; tries < 7; tries += 1) {
        const answer = await production.nobody.post('/api/session', {
          login: `somebody-${String(tries)}`,
          password: 'not-this-one',
        });
        codes.push(answer.statusCode);
        last = problemOf(answer).code;
      }
      expect(codes).toEqual([401, 401, 401, 401, 401, 429, 429]);
      expect(last).toBe('too-many-requests');
    } finally {
      await production.close();
    }
  });
});

describe('how long a session lasts', () => {
  it('ends when nobody has used it for the time that the setting says', async () => {
    const client = await sessionOf('supervisor');
    later(29);
    expect((await client.get('/api/session')).statusCode).toBe(200);
    later(29);
    expect((await client.get('/api/session')).statusCode).toBe(200);
    later(31);
    expect((await client.get('/api/session')).statusCode).toBe(401);
  });

  it.each([
    ['the screens go on asking by themselves', '/api/now', { [unattendedHeader]: '1' }, 200],
    ['the stream of events is opened again', '/api/events', {}, 429],
  ])('ends although %s', async (_, path, headers, answered) => {
    const client = await sessionOf('supervisor');
    const byItself = client.with(headers);
    later(29);
    expect((await client.get('/api/session')).statusCode).toBe(200);
    later(15);
    expect((await byItself.get(path)).statusCode).toBe(answered);
    later(14);
    expect((await byItself.get(path)).statusCode).toBe(answered);
    later(1);
    expect((await byItself.get(path)).statusCode).toBe(401);
    expect((await client.get('/api/session')).statusCode).toBe(401);
  });

  it('ends after the longest time although it was used', async () => {
    const client = await sessionOf('supervisor');
    for (let quarter = 0; quarter < 12 * 3 - 1; quarter += 1) {
      later(20);
      expect((await client.get('/api/session')).statusCode).toBe(200);
    }
    later(21);
    expect((await client.get('/api/session')).statusCode).toBe(401);
  });

  it('ends with the account', async () => {
    const client = await sessionOf('handler-garden-1');
    expect((await client.get('/api/session')).statusCode).toBe(200);
    await api.app.services.database
      .updateTable('person')
      .set({ active: false })
      .where('id', '=', 'p-handler-garden-1')
      .execute();
    later(1);
    expect((await client.get('/api/session')).statusCode).toBe(401);
  });
});

describe('machines', () => {
  it('come with a bearer token of a person, and need no origin', async () => {
    const token = randomBytes(24).toString('base64url');
    await api.app.services.database
      .insertInto('api_token')
      .values({
        id: newId(),
        name: 'drive',
        hash: sha256(token),
        person_id: 'p-acceptor',
        expires_at: null,
      })
      .execute();
    const machine = api.nobody.with({
      authorization: `Bearer ${token}`,
      origin: 'https://elsewhere.example',
    });
    expect(read(Session, await machine.get('/api/session')).user.id).toBe('p-acceptor');
    const wrong = api.nobody.with({ authorization: 'Bearer not-a-token' });
    expect(problemOf(await wrong.get('/api/session')).code).toBe('not-signed-in');
    const basic = api.nobody.with({ authorization: 'Basic YTpi' });
    expect(problemOf(await basic.get('/api/session')).code).toBe('not-signed-in');
  });

  it('are refused when the token has expired', async () => {
    const token = randomBytes(24).toString('base64url');
    await api.app.services.database
      .insertInto('api_token')
      .values({
        id: newId(),
        name: 'old',
        hash: sha256(token),
        person_id: 'p-acceptor',
        expires_at: new Date(now.getTime() - 1000),
      })
      .execute();
    expect(
      (await api.nobody.with({ authorization: `Bearer ${token}` }).get('/api/session')).statusCode,
    ).toBe(401);
  });
});

describe('requests of another origin', () => {
  it('change nothing', async () => {
    const client = await sessionOf('acceptor');
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
    ]) {
      const refused = await client.with(headers).post('/api/tasks/x/claim', {});
      expect(problemOf(refused)).toMatchObject({ status: 403, code: 'origin-refused' });
    }
    expect(
      problemOf(
        await api.nobody
          .with({ origin: 'https://elsewhere.example' })
          .post('/api/session', { login: 'acceptor', password: demoPassword }),
      ).code,
    ).toBe('origin-refused');
  });

  it('of this origin are taken, and reading is not refused', async () => {
    const client = await sessionOf('acceptor');
    expect(
      problemOf(
        await client.with({ 'sec-fetch-site': 'same-origin' }).post('/api/tasks/x/claim', {}),
      ).code,
    ).toBe('not-found');
    expect(
      problemOf(
        await client
          .with({ origin: 'http://localhost', host: 'localhost' })
          .post('/api/tasks/x/claim', {}),
      ).code,
    ).toBe('not-found');
    expect(
      (await client.with({ origin: 'https://elsewhere.example' }).get('/api/session')).statusCode,
    ).toBe(200);
  });
});

describe('what a tab sends that shows somebody else', () => {
  it('is not done for whoever has signed in since', async () => {
    const client = await sessionOf('dispatcher');
    const stale = client.with({ [personHeader]: 'p-acceptor' });
    const refused = await stale.post('/api/reports', {});
    expect([refused.statusCode, problemOf(refused).code]).toEqual([409, 'signed-in-as-other']);
    expect((await stale.send('DELETE', '/api/session')).statusCode).toBe(409);
    // Reading shows who it is now.
    expect(read(Session, await stale.get('/api/session')).user.id).toBe('p-dispatcher');
    const meant = client.with({ [personHeader]: 'p-dispatcher' });
    expect(problemOf(await meant.post('/api/reports', {})).code).toBe('validation-failed');
    expect((await meant.send('DELETE', '/api/session')).statusCode).toBe(204);
  });

  it('may be a sign-in', async () => {
    const tab = api.nobody.with({ [personHeader]: 'p-acceptor' });
    const answer = await tab.post('/api/session', { login: 'dispatcher', password: demoPassword });
    expect(answer.statusCode).toBe(201);
  });
});

describe('before anybody is signed in', () => {
  it('shows the centre, and the demo people with their password in demo mode', async () => {
    const welcome = read(Welcome, await api.nobody.get('/api/welcome'));
    expect(welcome.database).toBe(true);
    expect(welcome.engine).toBe(false);
    expect(welcome.demo?.password).toBe(demoPassword);
    expect(welcome.demo?.people.map((person) => person.login).slice(0, 3)).toEqual([
      'acceptor',
      'dispatcher',
      'commander',
    ]);
    expect(welcome.demo?.people.length).toBe(15);
  });

  it('says the time and whether it is working time', async () => {
    now = new Date('2026-11-23T02:00:00Z');
    const client = await sessionOf('acceptor');
    expect(read(Now, await client.get('/api/now'))).toMatchObject({
      at: now.toISOString(),
      workingTime: true,
    });
    now = new Date('2026-11-23T14:00:00Z');
    const night = await sessionOf('acceptor');
    expect(read(Now, await night.get('/api/now')).workingTime).toBe(false);
  });
});
