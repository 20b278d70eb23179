import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Account, AccountList, OneTimePassword } from '../../../api/contract/accounts.ts';
import { Session } from '../../../api/contract/session.ts';
import { sha256 } from '../../../migrations/sha256.ts';
import { newId } from '../../../migrations/new-id.ts';
import { roles } from '../../../domain/permissions/roles.ts';
import { plantCase, plantTasks } from '../plant.ts';
import { problemOf, read, startTestApi, type Client, type TestApi } from '../test-api.ts';
import {
  goodPassword,
  makeAccount,
  readyAccount,
  securityEvents,
  sessionOf,
  signIn,
} from './people.ts';

let api: TestApi;
let security: Client;

beforeAll(async () => {
  api = await startTestApi();
  security = await api.as('security');
});
afterAll(async () => {
  await api.close();
});

const wanted = {
  login: 'li.wei',
  name: '李伟',
  nameEn: 'Li Wei',
  posts: [{ role: 'grid', unit: 'u-jianshe', grid: 'g-jianshe-01' }],
};

const listed = async (filter: object): Promise<Account[]> => {
  const query = encodeURIComponent(JSON.stringify(filter));
  return read(AccountList, await security.get(`/api/accounts?filter=${query}`)).data;
};

const refusalOf = (answer: Awaited<ReturnType<Client['post']>>) => {
  const { status, code, params } = problemOf(answer);
  return [status, code, params?.['reason']];
};

describe('making an account', () => {
  it('answers a one-time password, this once, and keeps only its hash', async () => {
    const answer = await security.post('/api/accounts', wanted);
    expect(answer.statusCode).toBe(201);
    const { account, oneTimePassword, validUntil } = read(OneTimePassword, answer);
    expect(account).toMatchObject({
      login: 'li.wei',
      name: '李伟',
      nameEn: 'Li Wei',
      active: true,
      demo: false,
      passwordChange: 'one-time',
      lockedUntil: null,
      lastSignInAt: null,
      posts: [{ role: 'grid', unit: { id: 'u-jianshe' }, grid: { id: 'g-jianshe-01' } }],
    });
    expect(Date.parse(validUntil)).toBeGreaterThan(Date.now());
    const row = await api.app.services.database
      .selectFrom('person')
      .selectAll()
      .where('id', '=', account.id)
      .executeTakeFirstOrThrow();
    expect(row.password_hash).toMatch(/^\$argon2id\$/u);
    const client = await sessionOf(api, 'li.wei', oneTimePassword);
    expect(read(Session, await client.get('/api/session')).passwordChange).toBe('one-time');
    const events = await securityEvents(api, 'p-security');
    expect(events).toContainEqual({
      type: 'account-created',
      success: true,
      params: { account: account.id, roles: 'grid' },
    });
    expect(JSON.stringify(events)).not.toContain(oneTimePassword);
  });

  it('makes other passwords each time, which can be read out', async () => {
    const passwords = await Promise.all(
      Array.from({ length: 5 }, async () => (await makeAccount(api)).password),
    );
    expect(new Set(passwords).size).toBe(5);
    for (const password of passwords)
      expect(password).toMatch(/^(?:[a-zA-Z2-9]{4}-){3}[a-zA-Z2-9]{4}$/u);
    expect(passwords.join('')).not.toMatch(/[Il1O0]/u);
  });

  const refused: readonly (readonly [what: string, change: object, path: string, code: string])[] =
    [
      ['no login', { login: undefined }, '/login', 'required'],
      ['a login in capitals', { login: 'LiWei' }, '/login', 'pattern'],
      ['a login of Chinese', { login: '李伟' }, '/login', 'pattern'],
      ['no name', { name: undefined }, '/name', 'required'],
      ['a blank name', { name: '  ' }, '/name', 'required'],
      ['a name of two lines', { name: 'a\nb' }, '/name', 'control-character'],
      ['a long name', { name: '长'.repeat(65) }, '/name', 'maxLength'],
      ['no post', { posts: [] }, '/posts', 'minItems'],
      ['a password of one’s choice', { password: 'x' }, '/password', 'unknown-field'],
      [
        'an unknown role',
        { posts: [{ role: 'king', unit: 'u-centre' }] },
        '/posts/0/role',
        'unknown-reference',
      ],
      [
        'an unknown unit',
        { posts: [{ role: 'lead', unit: 'u-nowhere' }] },
        '/posts/0/unit',
        'unknown-reference',
      ],
      [
        'the grid of another unit',
        { posts: [{ role: 'grid', unit: 'u-heping', grid: 'g-jianshe-01' }] },
        '/posts/0/grid',
        'unknown-reference',
      ],
      [
        'a grid for somebody else',
        { posts: [{ role: 'lead', unit: 'u-jianshe', grid: 'g-jianshe-01' }] },
        '/posts/0/grid',
        'grid-not-for-role',
      ],
      [
        'the same post twice',
        {
          posts: [
            { role: 'lead', unit: 'u-garden' },
            { role: 'lead', unit: 'u-garden' },
          ],
        },
        '/posts',
        'uniqueItems',
      ],
      ...(
        [
          ['admin', 'security'],
          ['admin', 'auditor'],
          ['security', 'auditor'],
        ] as const
      ).map(
        ([one, other]) =>
          [
            `${one} and ${other} for one person`,
            {
              posts: [
                { role: one, unit: 'u-centre' },
                { role: other, unit: 'u-centre' },
              ],
            },
            '/posts',
            'exclusive-roles',
          ] as const,
      ),
    ];

  it.each(refused)('is refused with %s', async (_what, change, path, code) => {
    const login = `new-${randomBytes(4).toString('hex')}`;
    const answer = await security.post('/api/accounts', { ...wanted, login, ...change });
    const problem = problemOf(answer);
    expect(problem).toMatchObject({ status: 400, code: 'validation-failed' });
    expect(problem.errors?.map((error) => [error.path, error.code])).toContainEqual([path, code]);
    expect(await listed({ q: login })).toEqual([]);
  });

  it('refuses a login that is taken, also when two come at once', async () => {
    expect(
      problemOf(await security.post('/api/accounts', { ...wanted, login: 'acceptor' })),
    ).toMatchObject({
      status: 409,
      code: 'already-exists',
      errors: [{ path: '/login' }],
    });
    const answers = await Promise.all(
      [1, 2, 3].map(async () => security.post('/api/accounts', { ...wanted, login: 'at-once' })),
    );
    expect(
      answers.map((answer) => answer.statusCode).toSorted((one, other) => one - other),
    ).toEqual([201, 409, 409]);
  });
});

describe('the list of accounts', () => {
  it('finds by words, role, unit and state', async () => {
    const { id, login } = await makeAccount(api, 'leader');
    expect((await listed({ q: login.toUpperCase() })).map((account) => account.id)).toEqual([id]);
    expect((await listed({ role: 'leader' })).map((account) => account.login)).toEqual([
      'leader',
      login,
    ]);
    expect((await listed({ unit: 'u-garden' })).map((account) => account.login)).toEqual([
      'handler-garden-1',
      'handler-garden-2',
      'lead-garden',
    ]);
    expect((await listed({ id: [id], active: false })).length).toBe(0);
    expect(problemOf(await security.get('/api/accounts?filter={"password":"x"}')).code).toBe(
      'unknown-filter',
    );
    expect(problemOf(await security.get('/api/accounts?sort=password_hash')).code).toBe(
      'unknown-sort',
    );
  });

  it('says when somebody was there last, what is locked, and how much they have in hand', async () => {
    const { id, login, password } = await makeAccount(api);
    const [before] = await listed({ q: login });
    expect(before).toMatchObject({ lastSignInAt: null, openTasks: 0 });
    const { services } = api.app;
    const planted = await plantCase(services, { unit: 'u-enforcement' });
    const there = { role: 'handler', unit: 'u-enforcement' };
    await plantTasks(services, planted, { ...there, person: id, claimedBy: id });
    await plantTasks(services, planted, { ...there, person: id, count: 2 });
    await plantTasks(services, planted, { ...there, claimedBy: id });
    await plantTasks(services, planted, there);
    await sessionOf(api, login, password);
    for (let tries = 0; tries < 5; tries += 1) await signIn(api, login, 'not-this-one');
    const [after] = await listed({ q: login });
    expect(Date.parse(after?.lastSignInAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(Date.parse(after?.lockedUntil ?? '')).toBeGreaterThan(Date.now());
    expect(after?.openTasks).toBe(4);
  });

  it('never carries a hash', async () => {
    const answer = await security.get('/api/accounts?perPage=200');
    expect(answer.body).not.toContain('argon2');
  });
});

describe('giving a one-time password', () => {
  it('ends the sessions, lifts the lock, and the old password opens nothing', async () => {
    const { id, login, client } = await readyAccount(api);
    for (let tries = 0; tries < 5; tries += 1) await signIn(api, login, 'not-this-one');
    const answer = await security.post(`/api/accounts/${id}/reset-password`);
    const { account, oneTimePassword } = read(OneTimePassword, answer);
    expect(account).toMatchObject({ id, passwordChange: 'one-time', lockedUntil: null });
    expect((await client.get('/api/session')).statusCode).toBe(401);
    expect(problemOf(await signIn(api, login, goodPassword)).code).toBe('sign-in-refused');
    const again = await sessionOf(api, login, oneTimePassword);
    // The password from before the reset counts as one of the last.
    const back = await again.post('/api/session/password', {
      current: oneTimePassword,
      next: goodPassword,
    });
    expect(problemOf(back).errors?.map((error) => error.code)).toEqual(['used-before']);
    expect(await securityEvents(api, 'p-security')).toContainEqual({
      type: 'password-reset',
      success: true,
      params: { account: id },
    });
  });

  it('is not for oneself, for the demonstration, or for nobody', async () => {
    const own = await readyAccount(api, 'security');
    expect(refusalOf(await own.client.post(`/api/accounts/${own.id}/reset-password`))).toEqual([
      409,
      'action-not-available',
      'own-account',
    ]);
    expect(refusalOf(await security.post('/api/accounts/p-acceptor/reset-password'))).toEqual([
      409,
      'action-not-available',
      'demo-account',
    ]);
    expect(refusalOf(await security.post('/api/accounts/nobody/reset-password'))).toEqual([
      404,
      'not-found',
      undefined,
    ]);
  });
});

describe('disabling an account', () => {
  it('ends its sessions and tokens at once, until it is enabled again', async () => {
    const { id, login, client } = await readyAccount(api);
    const token = randomBytes(24).toString('base64url');
    await api.app.services.database
      .insertInto('api_token')
      .values({ id: newId(), name: 'm', hash: sha256(token), person_id: id, expires_at: null })
      .execute();
    const machine = api.nobody.with({ authorization: `Bearer ${token}` });
    expect((await machine.get('/api/tasks')).statusCode).toBe(200);
    const disabled = await security.post(`/api/accounts/${id}/disable`);
    expect(read(Account, disabled)).toMatchObject({ id, active: false });
    expect((await client.get('/api/session')).statusCode).toBe(401);
    expect((await machine.get('/api/tasks')).statusCode).toBe(401);
    expect(problemOf(await signIn(api, login, goodPassword)).code).toBe('sign-in-refused');
    expect((await listed({ active: false })).map((account) => account.id)).toEqual([id]);
    const enabled = await security.post(`/api/accounts/${id}/enable`);
    expect(read(Account, enabled)).toMatchObject({ id, active: true });
    expect((await signIn(api, login, goodPassword)).statusCode).toBe(201);
  });

  it('is logged once, however often it is asked for', async () => {
    const { id } = await makeAccount(api);
    for (const change of ['disable', 'disable', 'enable', 'enable']) {
      expect((await security.post(`/api/accounts/${id}/${change}`)).statusCode).toBe(200);
    }
    const events = await securityEvents(api, 'p-security');
    expect(
      events
        .filter((event) => JSON.stringify(event.params).includes(id))
        .map((event) => event.type),
    ).toEqual(['account-created', 'account-disabled', 'account-enabled']);
  });

  it('is not for oneself or for nobody', async () => {
    expect(refusalOf(await security.post('/api/accounts/p-security/disable'))).toEqual([
      409,
      'action-not-available',
      'own-account',
    ]);
    for (const change of ['disable', 'enable'])
      expect((await security.post(`/api/accounts/nobody/${change}`)).statusCode).toBe(404);
  });

  it.each(['admin', 'auditor'])('keeps the last %s until there is another', async (role) => {
    expect(refusalOf(await security.post(`/api/accounts/p-${role}/disable`))).toEqual([
      409,
      'action-not-available',
      'last-administrator',
    ]);
    const { id } = await makeAccount(api, role);
    expect((await security.post(`/api/accounts/p-${role}/disable`)).statusCode).toBe(200);
    expect(refusalOf(await security.post(`/api/accounts/${id}/disable`))).toEqual([
      409,
      'action-not-available',
      'last-administrator',
    ]);
    expect((await security.post(`/api/accounts/p-${role}/enable`)).statusCode).toBe(200);
    expect((await security.post(`/api/accounts/${id}/disable`)).statusCode).toBe(200);
  });

  it('lets one of two who disable each other win', async () => {
    const both = await startTestApi();
    try {
      const one = await readyAccount(both, 'security');
      const other = await readyAccount(both, 'security');
      await one.client.post('/api/accounts/p-security/disable');
      const answers = await Promise.all([
        one.client.post(`/api/accounts/${other.id}/disable`),
        other.client.post(`/api/accounts/${one.id}/disable`),
      ]);
      const statuses = answers.map((answer) => answer.statusCode);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect([401, 409]).toContain(statuses.find((status) => status !== 200));
    } finally {
      await both.close();
    }
  });
});

describe('demo accounts outside demo mode', () => {
  it('are not enabled: the next start would be refused', async () => {
    const { config } = api.app.services;
    const production = await startTestApi();
    try {
      const { client } = await readyAccount(production, 'security');
      Object.assign(production.app.services, { config: { ...config, demo: false } });
      expect((await client.post('/api/accounts/p-grid/disable')).statusCode).toBe(200);
      expect(refusalOf(await client.post('/api/accounts/p-grid/enable'))).toEqual([
        409,
        'action-not-available',
        'demo-account',
      ]);
    } finally {
      await production.close();
    }
  });
});

describe('accounts', () => {
  it.each(roles)('are read and changed by %s only where that is their work', async (role) => {
    const client = await api.as(role);
    const may = (allowed: readonly string[]): number => (allowed.includes(role) ? 200 : 403);
    expect((await client.get('/api/accounts')).statusCode).toBe(
      may(['admin', 'security', 'auditor']),
    );
    for (const change of ['disable', 'enable', 'reset-password']) {
      const answer = await client.post(`/api/accounts/p-lead2/${change}`);
      const refused = answer.statusCode === 403;
      expect([change, refused]).toEqual([change, role !== 'security']);
    }
    const made = await client.post('/api/accounts', { ...wanted, login: `by-${role}` });
    expect(made.statusCode).toBe(role === 'security' ? 201 : 403);
  });
});
