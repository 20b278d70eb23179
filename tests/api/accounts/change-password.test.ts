import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Session } from '../../../api/contract/session.ts';
import { sha256 } from '../../../migrations/sha256.ts';
import { newId } from '../../../migrations/new-id.ts';
import { routePermissions } from '../../../api/route-permissions.ts';
import { demoPassword, problemOf, read, startTestApi, type TestApi } from '../test-api.ts';
import {
  goodPassword,
  makeAccount,
  readyAccount,
  securityEvents,
  sessionOf,
  signIn,
} from './people.ts';

let api: TestApi;
let now = new Date('2026-11-23T02:00:00Z');

beforeAll(async () => {
  api = await startTestApi({ now: () => now });
});
afterAll(async () => {
  await api.close();
});

const later = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000);
};

const days = (count: number): void => {
  later(count * 24 * 60);
};

const set = async (key: string, value: unknown): Promise<void> => {
  await api.app.services.database
    .insertInto('setting')
    .values({ key, value: JSON.stringify(value), updated_by: null })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: JSON.stringify(value) }))
    .execute();
  api.app.services.settings.forget();
};

describe('a person with a one-time password', () => {
  it('may do nothing but look at the session, end it, and change the password', async () => {
    const { login, password } = await makeAccount(api, 'dispatcher');
    const client = await sessionOf(api, login, password);
    expect(read(Session, await client.get('/api/session'))).toMatchObject({
      passwordChange: 'one-time',
      passwordRules: { length: 8, classes: 3, history: 5 },
      user: { demo: false },
    });
    for (const [route, permission] of Object.entries(routePermissions)) {
      if (permission === 'public' || permission === 'own-session') continue;
      const [method = '', path = ''] = route.split(' ');
      const answer = await client.send(
        method,
        path.replaceAll(/:\w+/gu, 'x'),
        method === 'GET' ? undefined : {},
      );
      expect([route, answer.statusCode, problemOf(answer).code]).toEqual([
        route,
        403,
        'password-change-required',
      ]);
    }
    expect((await client.send('DELETE', '/api/session')).statusCode).toBe(204);
  });

  it('goes on in the same session when it is changed', async () => {
    const { id, login, password } = await makeAccount(api, 'dispatcher');
    const client = await sessionOf(api, login, password);
    const answer = await client.post('/api/session/password', {
      current: password,
      next: goodPassword,
    });
    expect(read(Session, answer)).toMatchObject({ passwordChange: null, user: { login } });
    expect((await client.get('/api/tasks')).statusCode).toBe(200);
    expect((await signIn(api, login, password)).statusCode).toBe(401);
    expect(read(Session, await signIn(api, login, goodPassword)).passwordChange).toBeNull();
    const events = await securityEvents(api, id);
    expect(events.map((event) => [event.type, event.success])).toEqual([
      ['sign-in', true],
      ['password-change', true],
      ['sign-in', false],
      ['sign-in', true],
    ]);
    expect(JSON.stringify(events)).not.toContain(goodPassword);
  });

  it('is too late when nobody has used it in time, and is told so', async () => {
    const { login, password } = await makeAccount(api);
    days(3);
    expect(problemOf(await signIn(api, login, password))).toMatchObject({
      status: 401,
      code: 'one-time-password-expired',
    });
    expect(problemOf(await signIn(api, login, 'not-this-one')).code).toBe('sign-in-refused');
  });
});

describe('a password that is old', () => {
  it('has to be changed at the next sign-in, not in the middle of work', async () => {
    const { client, login } = await readyAccount(api, 'dispatcher');
    await set('sessionAbsolute', 'P7D');
    await set('sessionIdle', 'PT12H');
    days(89);
    const working = await sessionOf(api, login, goodPassword);
    for (let hours = 0; hours < 48; hours += 8) {
      later(8 * 60);
      expect((await working.get('/api/tasks')).statusCode).toBe(200);
    }
    const fresh = await sessionOf(api, login, goodPassword);
    expect(read(Session, await fresh.get('/api/session')).passwordChange).toBe('expired');
    expect(problemOf(await fresh.get('/api/tasks')).code).toBe('password-change-required');
    expect((await client.get('/api/session')).statusCode).toBe(401);
  });

  it('stays good where the town sets no age, and for machines', async () => {
    const { id, login } = await readyAccount(api, 'dispatcher');
    const token = randomBytes(24).toString('base64url');
    await api.app.services.database
      .insertInto('api_token')
      .values({ id: newId(), name: 'm', hash: sha256(token), person_id: id, expires_at: null })
      .execute();
    days(200);
    const machine = api.nobody.with({ authorization: `Bearer ${token}` });
    expect((await machine.get('/api/tasks')).statusCode).toBe(200);
    await set('passwordDays', 0);
    expect(read(Session, await signIn(api, login, goodPassword)).passwordChange).toBeNull();
    await set('passwordDays', 90);
  });
});

describe('changing a password', () => {
  it('ends the other sessions of the person and no other', async () => {
    const { client, login } = await readyAccount(api);
    const other = await sessionOf(api, login, goodPassword);
    const somebody = await readyAccount(api);
    expect((await other.get('/api/session')).statusCode).toBe(200);
    const answer = await client.post('/api/session/password', {
      current: goodPassword,
      next: 'Turm-und-Glocke-8',
    });
    expect(answer.statusCode).toBe(200);
    expect((await client.get('/api/session')).statusCode).toBe(200);
    expect((await other.get('/api/session')).statusCode).toBe(401);
    expect((await somebody.client.get('/api/session')).statusCode).toBe(200);
  });

  it.each([
    ['too-short', 'Ab-1'],
    ['too-few-classes', 'glocken und turm'],
    ['too-long', `Aa1${'x'.repeat(200)}`],
    ['contains-name', 'Bihuan-2026'],
    ['common', 'P@ssw0rd'],
    ['used-before', goodPassword],
  ])('is refused as %s', async (code, next) => {
    const { client, login } = await readyAccount(api);
    const problem = problemOf(
      await client.post('/api/session/password', { current: goodPassword, next }),
    );
    expect(problem).toMatchObject({ status: 400, code: 'validation-failed' });
    expect(problem.errors?.map((error) => [error.path, error.code])).toEqual([['/next', code]]);
    expect((await signIn(api, login, goodPassword)).statusCode).toBe(201);
  });

  it('takes none of the last five, and the sixth again', async () => {
    const { client, password } = await readyAccount(api);
    const change = async (current: string, next: string): Promise<number> => {
      later(1);
      return (await client.post('/api/session/password', { current, next })).statusCode;
    };
    const passwords = [1, 2, 3, 4, 5].map((number) => `Kreis-Nr-${String(number)}`);
    let current = password;
    for (const next of passwords) {
      expect(await change(current, next)).toBe(200);
      current = next;
    }
    for (const former of passwords) expect(await change(current, former)).toBe(400);
    expect(await change(current, goodPassword)).toBe(200);
    const kept = await api.app.services.database
      .selectFrom('password_history')
      .select('password_hash')
      .execute();
    for (const { password_hash: hash } of kept) expect(hash).toMatch(/^\$argon2id\$/u);
  });

  it('needs the present password; wrong ones lock like wrong sign-ins', async () => {
    const { id, client, login } = await readyAccount(api);
    const change = async (current: string) =>
      problemOf(await client.post('/api/session/password', { current, next: 'Turm-und-Glocke-8' }));
    for (let tries = 0; tries < 5; tries += 1) {
      const problem = await change('not-this-one');
      expect(problem.errors?.map((error) => [error.path, error.code])).toEqual([
        ['/current', 'wrong'],
      ]);
    }
    expect(await change(goodPassword)).toMatchObject({ status: 429, code: 'account-locked' });
    expect(problemOf(await signIn(api, login, goodPassword)).code).toBe('account-locked');
    later(16);
    expect((await signIn(api, login, goodPassword)).statusCode).toBe(201);
    const events = (await securityEvents(api, id)).map((event) => [event.type, event.success]);
    expect(events.slice(2)).toEqual([
      ...Array.from({ length: 5 }, () => ['password-change', false]),
      ['sign-in-locked', false],
      ['sign-in', true],
    ]);
  });

  it.each([
    ['nothing', {}, '/current'],
    ['no new one', { current: 'x' }, '/next'],
    ['an empty one', { current: 'x', next: '' }, '/next'],
    ['another type', { current: 'x', next: 7 }, '/next'],
    ['a field too many', { current: 'x', next: 'y', person: 'p-admin' }, '/person'],
    ['a control character', { current: 'x', next: 'Glocke\u0000-7' }, '/next'],
  ])('is refused with %s', async (_what, body, path) => {
    const client = await api.as('acceptor');
    const problem = problemOf(await client.post('/api/session/password', body));
    expect(problem).toMatchObject({ status: 400, code: 'validation-failed' });
    expect(problem.errors?.map((error) => error.path)).toContain(path);
  });

  it('is not for demo accounts: the sign-in page shows their password', async () => {
    const client = await api.as('acceptor');
    const answer = await client.post('/api/session/password', {
      current: demoPassword,
      next: goodPassword,
    });
    expect(problemOf(answer)).toMatchObject({
      status: 409,
      code: 'action-not-available',
      params: { reason: 'demo-account' },
    });
  });

  it('lets one of two changes at once win', async () => {
    const { id, client, login } = await readyAccount(api);
    const { database } = api.app.services;
    const [one, other] = ['Turm-und-Glocke-8', 'Turm-und-Glocke-9'] as const;
    const waiting = async (): Promise<number> => {
      const found = await sql<{ n: number }>`
        select count(*)::integer as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(database);
      return found.rows[0]?.n ?? 0;
    };
    const changes = await database.transaction().execute(async (transaction) => {
      // Both find the same present password, and wait here to write their own.
      await sql`select id from person where id = ${id} for update`.execute(transaction);
      const sent = [one, other].map(async (next) =>
        client.post('/api/session/password', { current: goodPassword, next }),
      );
      await expect.poll(waiting, { timeout: 30_000 }).toBe(2);
      return sent;
    });
    const statuses = (await Promise.all(changes)).map((answer) => answer.statusCode);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 409]);
    const winner = statuses[0] === 200 ? one : other;
    expect((await signIn(api, login, winner)).statusCode).toBe(201);
  });
});

describe('attempts from one address', () => {
  it('to change a password are bounded like sign-ins', async () => {
    const bounded = await startTestApi({ attemptsPerMinute: 3 });
    try {
      const client = await bounded.as('acceptor');
      const codes: number[] = [];
      for (let tries = 0; tries < 5; tries += 1) {
        codes.push((await client.post('/api/session/password', {})).statusCode);
      }
      expect(codes).toEqual([400, 400, 400, 429, 429]);
    } finally {
      await bounded.close();
    }
  });
});
