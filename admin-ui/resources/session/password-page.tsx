import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { sessionQueryKey, useSession } from '../../providers/session.ts';
import { PasswordForm } from './password-form.tsx';

/** A person changes the own password, of their own accord. */
export function PasswordPage() {
  const { t, code } = useWords();
  const session = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  usePageTitle(t('password.title'));
  const back = (place: 'alone' | 'beside') => (
    <Button
      variant="text"
      className={place === 'alone' ? 'bh-hang' : ''}
      onClick={() => void navigate('/me')}
    >
      {t('password.back')}
    </Button>
  );
  return (
    <div className="bh-password-page">
      <h1>{t('password.title')}</h1>
      {session.user.demo ? (
        <>
          <p className="bh-2 bh-password-text">{code('reason', 'demo-account')}</p>
          {back('alone')}
        </>
      ) : (
        <>
          <p className="bh-2 bh-password-text">{t('password.ownText')}</p>
          <PasswordForm
            currentLabel={t('password.current')}
            onDone={(changed) => {
              queries.setQueryData(sessionQueryKey, changed);
              toast.success(t('password.done'));
              void navigate('/me');
            }}
            aside={back('beside')}
          />
        </>
      )}
    </div>
  );
}
