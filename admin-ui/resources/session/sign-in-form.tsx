import PersonOutlined from '@mui/icons-material/PersonOutlined';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { PasswordField } from '../../fields/password-field.tsx';
import { focusOnMount } from '../../layout/focus-on-mount.ts';
import { useWords } from '../../messages/use-words.ts';

export interface SignInFormProps {
  readonly busy: boolean;
  /** What to say when the last attempt was refused. */
  readonly refusal: string | null;
  readonly onSubmit: (login: string, password: string) => void;
}

/** Login and password. Which of the two was wrong is never said. */
export function SignInForm({ busy, refusal, onSubmit }: SignInFormProps) {
  const { t } = useWords();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  return (
    <form
      className="bh-signin-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(login.trim(), password);
      }}
    >
      <TextField
        label={t('signIn.login')}
        value={login}
        autoComplete="username"
        inputRef={focusOnMount}
        required
        error={refusal !== null}
        onChange={(event) => {
          setLogin(event.target.value);
        }}
        slotProps={{
          input: { startAdornment: <PersonOutlined className="bh-icon bh-adornment" /> },
        }}
      />
      <PasswordField
        label={t('signIn.password')}
        value={password}
        autoComplete="current-password"
        error={refusal !== null}
        onChange={setPassword}
      />
      <Button type="submit" variant="contained" disabled={busy}>
        {t(busy ? 'signIn.submitting' : 'signIn.submit')}
        <kbd className="bh-kbd">↵</kbd>
      </Button>
      {refusal === null ? null : (
        <p className="bh-signin-refusal" role="alert">
          {refusal}
        </p>
      )}
    </form>
  );
}
