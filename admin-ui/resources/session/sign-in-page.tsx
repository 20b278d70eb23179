import InfoOutlined from '@mui/icons-material/InfoOutlined';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { LanguageChoice } from '../../layout/appearance-choices.tsx';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { useWords } from '../../messages/use-words.ts';
import { readSession, signIn } from '../../providers/auth-provider.ts';
import { sessionQueryKey } from '../../providers/session.ts';
import { RoleCards } from './role-cards.tsx';
import { SessionFrame, useWelcome } from './session-frame.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useRefusalWords } from './use-refusal-words.ts';
import './sign-in-page.css';

/** Only paths of this application: an address must not lead elsewhere after signing in. */
const safePath = (path: string | null): string =>
  path !== null && /^\/(?![/\\])/u.test(path) ? path : '/';

function DemoBand({ password }: { readonly password: string }) {
  const { t } = useWords();
  return (
    <div className="bh-signin-demo">
      <InfoOutlined className="bh-icon" aria-hidden="true" />
      <span className="bh-grow">
        <b>{t('signIn.demoMode')}</b>
        {t('signIn.demoText')}
        <b className="bh-mono">{password}</b>
        {t('signIn.demoHint')}
      </span>
      <LanguageChoice />
    </div>
  );
}

/** The way in: the form, and in demo mode one card a role. */
export function SignInPage() {
  const { t } = useWords();
  usePageTitle(t('signIn.title'));
  const refusalWords = useRefusalWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const to = safePath(search.get('to'));
  const { data: welcome } = useWelcome();
  const known = useQuery({ queryKey: sessionQueryKey, queryFn: readSession, retry: false });
  const enter = useMutation({
    mutationFn: ({ login, password }: { readonly login: string; readonly password: string }) =>
      signIn(login, password),
    onSuccess: async (session) => {
      queries.clear();
      queries.setQueryData(sessionQueryKey, session);
      await navigate(to, { replace: true });
    },
  });
  if (known.data !== undefined && !enter.isPending) {
    return <Navigate to={to} replace />;
  }
  const demo = welcome?.demo ?? null;
  return (
    <SessionFrame
      title={t('signIn.title')}
      language={demo === null}
      below={
        demo === null ? null : (
          <RoleCards
            people={demo.people}
            busy={enter.isPending ? enter.variables.login : null}
            onChoose={(login) => {
              enter.mutate({ login, password: demo.password });
            }}
          />
        )
      }
    >
      <SignInForm
        busy={enter.isPending}
        refusal={enter.isError ? refusalWords(enter.error) : null}
        onSubmit={(login, password) => {
          enter.mutate({ login, password });
        }}
      />
      {demo === null ? null : <DemoBand password={demo.password} />}
    </SessionFrame>
  );
}
