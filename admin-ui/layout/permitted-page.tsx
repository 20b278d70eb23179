import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useWords } from '../messages/use-words.ts';
import { useSession } from '../providers/session.ts';
import { isClosed, startPageOf } from './menu-entries.ts';
import { usePageTitle } from './use-page-title.ts';

function NoPermission() {
  const { t } = useWords();
  const start = startPageOf(useSession());
  usePageTitle(t('frame.noPermission.title'));
  return (
    <section className="bh-waiting">
      <h1>{t('frame.noPermission.title')}</h1>
      <p className="bh-2">{t('frame.noPermission.text')}</p>
      <Button variant="contained" component={Link} to={start}>
        {t('frame.notFound.back')}
      </Button>
    </section>
  );
}

/** The page, or that it is closed to the reader's posts: the address may have come from somebody else. */
export function PermittedPage({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const { pathname } = useLocation();
  return isClosed(session, pathname) ? <NoPermission /> : children;
}
