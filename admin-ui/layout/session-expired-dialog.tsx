import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { focusOnMount } from './focus-on-mount.ts';
import { useWords } from '../messages/use-words.ts';
import { failureCode } from '../providers/api-failure.ts';
import { signIn } from '../providers/auth-provider.ts';
import { keptSession } from '../providers/kept-session.ts';
import { sessionExpiry } from '../providers/session-expiry.ts';
import { useSession } from '../providers/session.ts';
import { useSignal } from '../providers/signal.ts';

/** Signs in again over the page, so that nothing that was typed is lost. */
export function SessionExpiredDialog() {
  const { t, code } = useWords();
  const expired = useSignal(sessionExpiry.signal);
  const session = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const again = useMutation({
    mutationFn: () => signIn(session.user.login, password),
    onSuccess: async () => {
      setPassword('');
      await queries.invalidateQueries();
    },
  });
  return (
    <Dialog open={expired} aria-labelledby="bh-expired-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          again.mutate();
        }}
      >
        <DialogTitle id="bh-expired-title">{t('frame.expired.title')}</DialogTitle>
        <DialogContent>
          <p className="bh-2">{t('frame.expired.text')}</p>
          <TextField
            className="bh-expired-field"
            type="password"
            autoComplete="current-password"
            inputRef={focusOnMount}
            label={`${t('signIn.password')} (${session.user.login})`}
            value={password}
            error={again.isError}
            helperText={again.isError ? code('problem', failureCode(again.error)) : undefined}
            onChange={(event) => {
              setPassword(event.target.value);
            }}
          />
        </DialogContent>
        <DialogActions>
          <Button
            variant="text"
            onClick={() => {
              sessionExpiry.leave();
              keptSession.forget();
              queries.clear();
              void navigate('/sign-in');
            }}
          >
            {t('frame.expired.other')}
          </Button>
          <Button type="submit" variant="contained" disabled={again.isPending || password === ''}>
            {t('frame.expired.action')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
