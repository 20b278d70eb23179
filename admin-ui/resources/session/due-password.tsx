import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import type { Session } from '../../../api/contract/session.ts';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { useSignOut } from '../../layout/use-sign-out.ts';
import { useToast } from '../../layout/use-toast.ts';
import type { MessageKey } from '../../messages/message-key.ts';
import { useWords } from '../../messages/use-words.ts';
import { sessionQueryKey, useSession } from '../../providers/session.ts';
import { PasswordForm } from './password-form.tsx';
import { SessionFrame } from './session-frame.tsx';

type Reason = NonNullable<Session['passwordChange']>;

const words: {
  readonly [R in Reason]: { readonly text: MessageKey; readonly current: MessageKey };
} = {
  'one-time': { text: 'password.oneTime', current: 'password.currentOneTime' },
  expired: { text: 'password.expired', current: 'password.current' },
};

/** The page on which a password is changed that has to be. */
export function DuePassword({ reason }: { readonly reason: Reason }) {
  const { t, name } = useWords();
  const session = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const leave = useSignOut();
  usePageTitle(t('password.title'));
  return (
    <SessionFrame title={t('password.title')} language>
      <p className="bh-2 bh-password-text">
        {t('password.hello', { name: name(session.user), login: session.user.login })}
        {t(words[reason].text)}
      </p>
      <PasswordForm
        currentLabel={t(words[reason].current)}
        onDone={(changed) => {
          queries.setQueryData(sessionQueryKey, changed);
          toast.success(t('password.done'));
        }}
        aside={
          <Button variant="text" onClick={leave}>
            {t('frame.person.signOut')}
          </Button>
        }
      />
    </SessionFrame>
  );
}
