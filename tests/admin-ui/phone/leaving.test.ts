import { beforeEach, describe, expect, it } from 'vitest';
import { readSession, sessionAtHand, signOut } from '../../../admin-ui/providers/auth-provider.ts';
import { NoAnswer } from '../../../admin-ui/providers/api-failure.ts';
import { keptSession } from '../../../admin-ui/providers/kept-session.ts';
import { fakeServer, problem, session } from '../screen.tsx';

const away = (): never => {
  throw new TypeError('no network');
};

describe('who a phone believes to be signed in', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  it('is whoever was, while there is no network', async () => {
    keptSession.write(session);
    fakeServer({ 'GET /api/session': away });
    expect((await sessionAtHand()).user.id).toBe(session.user.id);
  });

  it('is nobody after signing out, and the server is told before the next session is read', async () => {
    keptSession.write(session);
    const server = fakeServer({ 'DELETE /api/session': away, 'GET /api/session': away });
    await expect(signOut()).rejects.toBeInstanceOf(NoAnswer);
    await expect(sessionAtHand()).rejects.toBeInstanceOf(NoAnswer);

    server.change({
      'DELETE /api/session': { status: 204 },
      'GET /api/session': problem(401, 'not-signed-in'),
    });
    await expect(readSession()).rejects.toMatchObject({ code: 'not-signed-in' });
    expect(server.asked.slice(-2).map(({ method }) => method)).toEqual(['DELETE', 'GET']);
    // Told once.
    await expect(readSession()).rejects.toMatchObject({ code: 'not-signed-in' });
    expect(server.asked.at(-2)?.method).toBe('GET');
  });

  it('is nobody once the server says that the session is over', async () => {
    keptSession.write(session);
    fakeServer({ 'GET /api/session': problem(401, 'session-ended') });
    await expect(sessionAtHand()).rejects.toMatchObject({ code: 'session-ended' });
    expect(keptSession.read()).toBeNull();
  });
});
