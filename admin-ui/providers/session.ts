import { createContext, useContext } from 'react';
import type { Session } from '../../api/contract/session.ts';

export const SessionContext = createContext<Session | null>(null);

export const sessionQueryKey = ['session'] as const;

/** Who is signed in. Only below `SignedIn`; throws elsewhere. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) {
    throw new Error('Expected somebody to be signed in, but there is no session');
  }
  return session;
}
