import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../migrations/new-id.ts';
import { ApiToken, ApiTokenList, IssuedApiToken } from '../../api/contract/tokens.ts';
import { securityEvents } from './accounts/people.ts';
import { problemOf, read, startTestApi, type Client, type TestApi } from './test-api.ts';

let api: TestApi;
let admin: Client;

beforeAll(async () => {
  api = await startTestApi();
  admin = await api.as('admin');
});
afterAll(async () => {
  await api.close();
});

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

const issue = async (change: object = {}): Promise<IssuedApiToken> =>
  read(
    IssuedApiToken,
    await admin.post('/api/tokens', {
      name: '井盖传感器',
      account: 'p-integration',
      expiresAt: inDays(30),
      ...change,
    }),
  );

const bearer = (token: string): Client => api.nobody.with({ authorization: `Bearer ${token}` });
const signal = async (token: string) =>
  bearer(token).post('/api/signals', { name: 'unheard', signalId: newId() });

const listed = async (id: string): Promise<ApiToken | undefined> =>
  read(ApiTokenList, await admin.get('/api/tokens?perPage=200')).data.find(
    (token) => token.id === id,
  );

describe('a token', () => {
  it('is answered once, opens what its account may do, and says when it was used', async () => {
    const { issued, token } = await issue();
    expect(issued).toMatchObject({
      name: '井盖传感器',
      account: { id: 'p-integration' },
      state: 'valid',
      issuedBy: { id: 'p-admin' },
      lastUsedAt: null,
    });
    expect((await signal(token)).statusCode).toBeLessThan(300);
    expect((await bearer(token).get('/api/cases')).statusCode).toBe(403);
    const used = await listed(issued.id);
    expect(Date.parse(used?.lastUsedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(issued.createdAt));
    expect((await admin.get('/api/tokens')).body).not.toContain(token);
    const events = JSON.stringify(await securityEvents(api, 'p-admin'));
    expect(events).toContain('token-issued');
    expect(events).not.toContain(token);
  });

  it('that is revoked opens nothing from then on', async () => {
    const { issued, token } = await issue();
    expect((await signal(token)).statusCode).toBeLessThan(300);
    const revoked = read(ApiToken, await admin.post(`/api/tokens/${issued.id}/revoke`));
    expect(revoked).toMatchObject({ state: 'revoked', revokedBy: { id: 'p-admin' } });
    expect((await signal(token)).statusCode).toBe(401);
    const again = read(ApiToken, await admin.post(`/api/tokens/${issued.id}/revoke`));
    expect(again.revokedAt).toBe(revoked.revokedAt);
    expect((await admin.post('/api/tokens/none/revoke')).statusCode).toBe(404);
  });

  it('ends by itself', async () => {
    const { issued, token } = await issue();
    await api.app.services.database
      .updateTable('api_token')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('id', '=', issued.id)
      .execute();
    expect((await signal(token)).statusCode).toBe(401);
    expect((await listed(issued.id))?.state).toBe('expired');
  });

  it.each([
    ['the account of a person', { account: 'p-admin' }, '/account', 'not-a-machine'],
    ['an account that does not exist', { account: 'nobody' }, '/account', 'not-a-machine'],
    ['an end in the past', { expiresAt: inDays(-1) }, '/expiresAt', 'in-the-past'],
    ['a blank name', { name: '  ' }, '/name', 'empty'],
  ])('is not issued for %s', async (_what, change, path, code) => {
    const wanted = { name: 'x', account: 'p-integration', expiresAt: inDays(1), ...change };
    const answer = await admin.post('/api/tokens', wanted);
    expect(problemOf(answer).errors?.map((error) => [error.path, error.code])).toEqual([
      [path, code],
    ]);
  });

  it('is the business of administrators', async () => {
    for (const login of ['auditor', 'designer', 'integration']) {
      const client = await api.as(login);
      expect((await client.get('/api/tokens')).statusCode).toBe(403);
    }
  });
});
