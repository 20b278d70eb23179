import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SettingHistory, SettingList, type Setting } from '../../../api/contract/settings.ts';
import { read, startTestApi, type TestApi } from '../test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(async () => {
  await api.close();
});

const setting = async (key: string): Promise<Setting | undefined> => {
  const answer = read(SettingList, await (await api.as('admin')).get('/api/settings'));
  return answer.data.find((entry) => entry.key === key);
};

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const put = async (login: string, key: string, body: unknown): Promise<Answer> => {
  const answer = await (await api.as(login)).send('PUT', `/api/settings/${key}`, body);
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
};

describe('settings', () => {
  it('lists every setting with its default', async () => {
    expect(await setting('objectionQuota')).toEqual({
      key: 'objectionQuota',
      value: 3,
      default: 3,
      source: 'default',
      version: 0,
      updatedAt: null,
      updatedBy: null,
    });
  });

  it('changes one, counts its version and keeps who did it', async () => {
    const first = await put('admin', 'objectionQuota', { value: 4, version: 0 });
    expect(first).toMatchObject({
      status: 200,
      body: { value: 4, version: 1, updatedBy: { id: 'p-admin' } },
    });
    const second = await put('admin', 'objectionQuota', { value: 5, version: 1 });
    expect(second).toMatchObject({ status: 200, body: { value: 5, version: 2 } });
    expect(await setting('objectionQuota')).toMatchObject({ value: 5, version: 2 });
    const log = await api.app.services.database
      .selectFrom('audit_event')
      .select(['person_id', 'params'])
      .where('type', '=', 'setting-changed')
      .orderBy('at')
      .orderBy('id')
      .execute();
    expect(log).toMatchObject([
      { person_id: 'p-admin', params: { key: 'objectionQuota', value: '4', version: 1 } },
      { person_id: 'p-admin', params: { key: 'objectionQuota', value: '5', version: 2 } },
    ]);
  });

  it('tells who changed it to what, newest first, and puts the default back', async () => {
    const admin = await api.as('admin');
    await put('admin', 'parkQuota', { value: 2, version: 0 });
    const stale = await admin.post('/api/settings/parkQuota/reset', { version: 7 });
    expect(stale.statusCode).toBe(409);
    const reset = await admin.post('/api/settings/parkQuota/reset', { version: 1 });
    expect(JSON.parse(reset.body)).toMatchObject({ value: 1, version: 0, source: 'default' });
    expect((await api.app.services.settings.values()).parkQuota).toBe(1);
    const history = read(
      SettingHistory,
      await (await api.as('auditor')).get('/api/settings/parkQuota/history'),
    );
    expect(history.data.map(({ by, value }) => [by?.id, value])).toEqual([
      ['p-admin', undefined],
      ['p-admin', 2],
    ]);
  });

  it('shows the default where what is stored is not valid any more', async () => {
    await api.app.services.database
      .insertInto('setting')
      .values({ key: 'similarDays', value: '9000', updated_by: 'p-admin' })
      .execute();
    expect(await setting('similarDays')).toMatchObject({ value: 7, source: 'passed-over' });
  });

  it('tells what the environment decides, without its secrets', async () => {
    const answer = await (await api.as('admin')).get('/api/settings');
    const { installation } = read(SettingList, answer);
    expect(installation).toContainEqual({
      name: 'BIHUAN_TIME_ZONE',
      value: 'Asia/Shanghai',
      secret: false,
      given: false,
    });
    expect(installation).toContainEqual({
      name: 'DATABASE_URL',
      value: null,
      secret: true,
      given: true,
    });
    expect(answer.body).not.toContain(api.config.databaseUrl);
  });

  it('refuses a change over an old version', async () => {
    await put('admin', 'extensionQuota', { value: 3, version: 0 });
    expect(await put('admin', 'extensionQuota', { value: 1, version: 0 })).toMatchObject({
      status: 409,
      body: { code: 'stale-version' },
    });
    expect(await put('admin', 'extensionQuota', { value: 1, version: 7 })).toMatchObject({
      status: 409,
      body: { code: 'stale-version' },
    });
    expect(await setting('extensionQuota')).toMatchObject({ value: 3, version: 1 });
  });

  it.each([
    ['a value out of range', 'objectionQuota', 99, 'out-of-range'],
    ['a value of another type', 'objectionQuota', 'many', 'wrong-type'],
    ['a limit in unknown units', 'acceptLimit', { amount: 1, unit: 'moons' }, 'wrong-type'],
    ['something that is no choice', 'reworkClock', 'stop', 'not-a-choice'],
  ])('refuses %s', async (_what, key, value, code) => {
    const answer = await put('admin', key, { value, version: 0 });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'validation-failed', errors: [{ path: '/value', code }] },
    });
  });

  it('knows only its own keys', async () => {
    expect(await put('admin', 'toString', { value: 1, version: 0 })).toMatchObject({ status: 404 });
  });

  it('may be read by some and changed by the administrator only', async () => {
    expect((await (await api.as('auditor')).get('/api/settings')).statusCode).toBe(200);
    expect((await put('auditor', 'objectionQuota', { value: 1, version: 2 })).status).toBe(403);
    expect((await (await api.as('handler')).get('/api/settings')).statusCode).toBe(403);
  });
});
