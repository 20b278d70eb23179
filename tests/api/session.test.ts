import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword, json, startTestApi, type TestApi } from './test-api.ts';

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

describe('signing in', () => {
  it('opens a session with posts and permissions', async () => {
    const answer = await api.nobody.post('/api/session', { login: 'lead', password: demoPassword });
    expect(answer.statusCode).toBe(201);
    expect(json(answer)).toMatchObject({
      user: { id: 'p-lead', login: 'lead', name: '赵明辉' },
      posts: [{ role: 'lead', unit: { id: 'u-enforcement' }, grid: null }],
      demo: true,
    });
    expect(json(answer).permissions).toContain('case.read');
    expect(answer.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(answer.cookies[0]?.secure).toBeUndefined();
  });

  it('answers who is signed in, and ends the session at once', async () => {
    const answer = await api.nobody.post('/api/session', { login: 'grid', password: demoPassword });
    const cookie = `bihuan_session=${answer.cookies[0]?.value ?? ''}`;
    const client = api.nobody.with({ cookie });
    expect(json(await client.get('/api/session')).posts[0].grid).toEqual({ id: 'g-jianshe-01', name: expect.any(String), nameEn: expect.any(String) });
    expect((await client.send('DELETE', '/api/session')).statusCode).toBe(204);
    expect((await client.get('/api/session')).statusCode).toBe(401);
  });
});
