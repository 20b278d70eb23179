import type { Session } from '../../api/contract/session.ts';
import { isRecord } from '../../domain/is-record.ts';
import { keepText } from './keep-text.ts';

const key = 'bihuan.session';

const isSession = (value: unknown): value is Session =>
  isRecord(value) &&
  isRecord(value['user']) &&
  typeof value['user']['id'] === 'string' &&
  Array.isArray(value['posts']) &&
  isRecord(value['centre']);

/**
 * Who was signed in on this phone when there was a network last, so that it can be opened without
 * one. It gives no right: every request still needs the cookie. Forgotten at signing out.
 */
export const keptSession = {
  read: (): Session | null => {
    try {
      const parsed: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      return isSession(parsed) ? parsed : null;
    } catch {
      return null;
    }
  },
  write: (session: Session): void => {
    keepText(localStorage, key, JSON.stringify(session));
  },
  forget: (): void => {
    localStorage.removeItem(key);
  },
};

const leavingKey = 'bihuan.leaving';

/** Somebody has signed out and the server has not heard it yet: it is told before anything else. */
export const leaving = {
  isDue: (): boolean => localStorage.getItem(leavingKey) !== null,
  begin: (): void => {
    keepText(localStorage, leavingKey, 'due');
  },
  isHeard: (): void => {
    localStorage.removeItem(leavingKey);
  },
};
