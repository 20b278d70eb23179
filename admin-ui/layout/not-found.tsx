import Button from '@mui/material/Button';
import { useNavigate } from 'react-router';
import { useWords } from '../messages/use-words.ts';
import { useSession } from '../providers/session.ts';
import { startPageOf } from './menu-entries.ts';
import { usePageTitle } from './use-page-title.ts';

export function NotFound() {
  const { t } = useWords();
  const navigate = useNavigate();
  const start = startPageOf(useSession());
  usePageTitle(t('frame.notFound.title'));
  return (
    <section className="bh-waiting">
      <h1>{t('frame.notFound.title')}</h1>
      <p className="bh-2">{t('frame.notFound.text')}</p>
      <Button variant="contained" onClick={() => void navigate(start)}>
        {t('frame.notFound.back')}
      </Button>
    </section>
  );
}
