import InfoOutlined from '@mui/icons-material/InfoOutlined';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import type { Welcome } from '../../../api/contract/session.ts';
import { BrandMark } from '../../layout/brand-mark.tsx';
import { LanguageChoice } from '../../layout/appearance-choices.tsx';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { readSession, signIn } from '../../providers/auth-provider.ts';
import { sessionQueryKey } from '../../providers/session.ts';
import { welcomeQuery } from '../../providers/use-service-state.ts';
import { LoopDrawing } from './loop-drawing.tsx';
import { RoleCards } from './role-cards.tsx';
import { SignInForm } from './sign-in-form.tsx';
import './sign-in-page.css';

const askAgainMillis = 5000;

/** Only paths of this application: an address must not lead elsewhere after signing in. */
const safePath = (path: string | null): string =>
  path !== null && /^\/(?![/\\])/u.test(path) ? path : '/';

function ServiceLine({
  welcome,
  away,
}: {
  readonly welcome: Welcome | undefined;
  readonly away: boolean;
}) {
  const { t } = useWords();
  if (away) {
    return (
      <p className="bh-signin-services" role="alert">
        {t('signIn.serverAway')}
        <span className="bh-dot">{t('signIn.serverAwayHint')}</span>
      </p>
    );
  }
  return welcome === undefined ? (
    <p className="bh-signin-services">{t('signIn.checking')}</p>
  ) : (
    <p className="bh-signin-services">
      {welcome.version}
      <span className="bh-dot">
        {t(welcome.database ? 'signIn.databaseFine' : 'signIn.databaseAway')}
      </span>
      <span className="bh-dot">
        {t(welcome.engine ? 'signIn.engineFine' : 'signIn.engineAway')}
      </span>
    </p>
  );
}

/** 青禾镇集成指挥中心 over two lines: the place, then the centre. */
function CentreName({ name }: { readonly name: string }) {
  const split = /^(?<place>.{2,}?[镇乡区市县街道])(?<rest>.+)$/u.exec(name)?.groups;
  return (
    <h1>
      {split === undefined ? (
        name
      ) : (
        <>
          {split['place']}
          <br />
          {split['rest']}
        </>
      )}
    </h1>
  );
}

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
  const { t, code, name } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const to = safePath(search.get('to'));
  const { data: welcome, isError } = useQuery({ ...welcomeQuery, refetchInterval: askAgainMillis });
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
  const refusal = enter.isError ? code('problem', failureCode(enter.error)) : null;
  const demo = welcome?.demo ?? null;
  return (
    <div className="bh-signin">
      <aside className="bh-signin-side">
        <p className="bh-signin-brand">
          <BrandMark size={36} />
          <span>{t('frame.product')}</span>
        </p>
        <div className="bh-signin-middle">
          <CentreName name={welcome === undefined ? t('frame.product') : name(welcome.centre)} />
          <p>{t('signIn.motto')}</p>
          <LoopDrawing />
        </div>
        <ServiceLine welcome={welcome} away={isError} />
      </aside>
      <main className="bh-signin-main">
        <section>
          <div className="bh-signin-title">
            <h2>{t('signIn.title')}</h2>
            {demo === null ? <LanguageChoice /> : null}
          </div>
          <SignInForm
            busy={enter.isPending}
            refusal={refusal}
            onSubmit={(login, password) => {
              enter.mutate({ login, password });
            }}
          />
          {demo === null ? null : <DemoBand password={demo.password} />}
        </section>
        {demo === null ? null : (
          <RoleCards
            people={demo.people}
            busy={enter.isPending ? enter.variables.login : null}
            onChoose={(login) => {
              enter.mutate({ login, password: demo.password });
            }}
          />
        )}
      </main>
    </div>
  );
}
