import type { AuthProvider } from 'ra-core';
import type { Session } from '../../api/contract/session.ts';
import { ApiProblem, NoAnswer } from './api-failure.ts';
import { apiFetch } from './api-fetch.ts';
import { keptSession, leaving } from './kept-session.ts';
import { sessionExpiry } from './session-expiry.ts';
import { tellSignedIn } from './signed-in-elsewhere.ts';
import { isRecord } from '../../domain/is-record.ts';

/** `GET /api/session`; throws `not-signed-in`, {@link NoAnswer}. */
export async function readSession(): Promise<Session> {
  if (leaving.isDue()) {
    // The cookie of whoever left without a network must not open their work for the next person.
    await endSession();
  }
  const session = await apiFetch<Session>('/api/session');
  sessionExpiry.watch();
  return session;
}

/** The same, or who was signed in on this phone last while no answer comes. */
export async function sessionAtHand(): Promise<Session> {
  try {
    return await readSession();
  } catch (failure) {
    const kept = failure instanceof NoAnswer ? keptSession.read() : null;
    if (kept === null) {
      if (failure instanceof ApiProblem && failure.status === 401) {
        keptSession.forget();
      }
      throw failure;
    }
    sessionExpiry.watch();
    return kept;
  }
}

/** `POST /api/session`; throws `sign-in-refused` or `account-locked`. */
export async function signIn(login: string, password: string): Promise<Session> {
  const session = await apiFetch<Session>('/api/session', {
    method: 'POST',
    body: { login, password },
  });
  leaving.isHeard();
  sessionExpiry.watch();
  tellSignedIn();
  return session;
}

/**
 * `POST /api/session/password`: other sessions of the person end, this one goes on.
 * Throws `validation-failed` with the faults of `/current` or `/next`, `account-locked`.
 */
export async function changePassword(current: string, next: string): Promise<Session> {
  return apiFetch<Session>('/api/session/password', { method: 'POST', body: { current, next } });
}

/** A session that is over, or in whose place somebody else has one now, is as good as ended. */
const isOver = (failure: unknown): boolean =>
  failure instanceof ApiProblem &&
  (failure.status === 401 || failure.code === 'signed-in-as-other');

/** `DELETE /api/session`. Throws {@link NoAnswer}. */
async function endSession(): Promise<void> {
  try {
    await apiFetch<unknown>('/api/session', { method: 'DELETE' });
  } catch (failure) {
    if (!isOver(failure)) {
      throw failure;
    }
  }
  leaving.isHeard();
}

/** Ends the session; without a network it is ended before the next one is read. */
export async function signOut(): Promise<void> {
  keptSession.forget();
  leaving.begin();
  sessionExpiry.leave();
  await endSession();
}

/** What react-admin's own hooks ask of the session; a session that ended is no reason to leave the page. */
export const authProvider: AuthProvider = {
  login: async (params: unknown) => {
    const { login, password } = isRecord(params) ? params : {};
    await signIn(String(login), String(password));
  },
  logout: signOut,
  checkAuth: async () => {
    await readSession();
  },
  checkError: () => Promise.resolve(),
  getPermissions: async () => (await readSession()).permissions,
  getIdentity: async () => {
    const { user } = await readSession();
    return { id: user.id, fullName: user.name };
  },
};
