import Button from '@mui/material/Button';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import type { Session } from '../../api/contract/session.ts';
import { DeploymentZone } from '../clocks/deployment-zone.ts';
import { useWords } from '../messages/use-words.ts';
import { failureCode } from '../providers/api-failure.ts';
import { sessionAtHand } from '../providers/auth-provider.ts';
import { drawnFor } from '../providers/drawn-for.ts';
import { sessionExpiry } from '../providers/session-expiry.ts';
import { SessionContext, sessionQueryKey } from '../providers/session.ts';
import { listenToSignedIn } from '../providers/signed-in-elsewhere.ts';
import { appearance } from '../theme/appearance.ts';
import { lastUndo } from './last-undo.ts';
import { useToast } from './use-toast.ts';

/** Who is signed in; of somebody else than before, in another tab, nothing stays that was read for the one before. */
async function sessionFor(queries: QueryClient): Promise<Session> {
  const session = await sessionAtHand();
  const before = queries.getQueryData<Session>(sessionQueryKey);
  if (before !== undefined && before.user.id !== session.user.id) {
    queries.removeQueries({ predicate: ({ queryKey: [what] }) => what !== sessionQueryKey[0] });
    lastUndo.set(null);
  }
  return session;
}

/** Everything behind it knows who is signed in; others are sent to the sign-in page and back. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const { t, code } = useWords();
  const here = useLocation();
  const queries = useQueryClient();
  const toast = useToast();
  const {
    data: session,
    error,
    refetch,
  } = useQuery({
    queryKey: sessionQueryKey,
    queryFn: async () => sessionFor(queries),
    staleTime: 5 * 60_000,
    // Whoever comes back to this tab may have signed in as somebody else in another one.
    refetchOnWindowFocus: 'always',
    retry: false,
  });
  const person = session?.user.id;
  useEffect(() => {
    const follow = async (refused: boolean): Promise<void> => {
      const missed = sessionExpiry.signal.get();
      await refetch();
      // What was asked for between two sessions has been refused.
      if (missed) await queries.invalidateQueries();
      // Where it was pressed is gone with the screens of whoever was signed in before.
      if (refused) toast.error(code('problem', 'signed-in-as-other'));
    };
    return listenToSignedIn((refused) => void follow(refused));
  }, [queries, refetch, toast, code]);
  // With the screens themselves: not a moment before they are drawn for somebody else, nor after.
  useLayoutEffect(() => {
    drawnFor.become(person ?? null);
    return () => {
      drawnFor.become(null);
    };
  }, [person]);
  useEffect(() => {
    if (person !== undefined) {
      appearance.becomes(person);
    }
  }, [person]);
  if (session !== undefined) {
    return (
      <SessionContext key={person} value={session}>
        <DeploymentZone value={session.centre.timeZone}>{children}</DeploymentZone>
      </SessionContext>
    );
  }
  if (error === null) {
    return <p className="bh-waiting bh-later">{t('frame.loading')}</p>;
  }
  const reason = failureCode(error);
  if (reason === 'not-signed-in' || reason === 'session-ended') {
    const to = `${here.pathname}${here.search}`;
    return (
      <Navigate to={to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`} replace />
    );
  }
  return (
    <main className="bh-waiting">
      <h1>{code('problem', reason)}</h1>
      <p className="bh-2">{t('signIn.serverAwayHint')}</p>
      <Button variant="contained" onClick={() => void refetch()}>
        {t('inbox.error.retry')}
      </Button>
    </main>
  );
}
