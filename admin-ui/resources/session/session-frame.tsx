import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Welcome } from '../../../api/contract/session.ts';
import { LanguageChoice } from '../../layout/appearance-choices.tsx';
import { BrandMark } from '../../layout/brand-mark.tsx';
import { useWords } from '../../messages/use-words.ts';
import { welcomeQuery } from '../../providers/use-service-state.ts';
import { LoopDrawing } from './loop-drawing.tsx';
import './session-frame.css';

const askAgainMillis = 5000;

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

/** What the sign-in page knows of the centre; asked again while it is open. */
export const useWelcome = () => useQuery({ ...welcomeQuery, refetchInterval: askAgainMillis });

export interface SessionFrameProps {
  readonly title: string;
  /** False where the choice of the language stands elsewhere on the page. */
  readonly language: boolean;
  readonly children: ReactNode;
  /** Below the part that carries the title. */
  readonly below?: ReactNode;
}

/** The page before the work begins: the centre on the left, what there is to do on the right. */
export function SessionFrame({ title, language, children, below }: SessionFrameProps) {
  const { t, name } = useWords();
  const { data: welcome, isError } = useWelcome();
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
            <h2>{title}</h2>
            {language ? <LanguageChoice /> : null}
          </div>
          {children}
        </section>
        {below}
      </main>
    </div>
  );
}
