import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { DeploymentZone } from '../clocks/deployment-zone.ts';
import { useWords } from '../messages/use-words.ts';
import { failureCode } from '../providers/api-failure.ts';
import { sessionAtHand } from '../providers/auth-provider.ts';
import { SessionContext, sessionQueryKey } from '../providers/session.ts';
import { appearance } from '../theme/appearance.ts';

/** Everything behind it knows who is signed in; others are sent to the sign-in page and back. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const { t, code } = useWords();
  const here = useLocation();
  const {
    data: session,
    error,
    refetch,
  } = useQuery({
    queryKey: sessionQueryKey,
    queryFn: sessionAtHand,
    staleTime: 5 * 60_000,
    retry: false,
  });
  const person = session?.user.id;
  useEffect(() => {
    if (person !== undefined) {
      appearance.becomes(person);
    }
  }, [person]);
  if (session !== undefined) {
    return (
      <SessionContext value={session}>
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
