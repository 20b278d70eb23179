import ChevronRight from '@mui/icons-material/ChevronRight';
import KeyOutlined from '@mui/icons-material/KeyOutlined';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { initialOf } from '../../../layout/initial-of.ts';
import { LanguageChoice, ThemeChoice } from '../../../layout/appearance-choices.tsx';
import { usePageTitle } from '../../../layout/use-page-title.ts';
import { useSignOut } from '../../../layout/use-sign-out.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import { useSignal } from '../../../providers/signal.ts';
import { PhoneHead } from '../frame/phone-head.tsx';
import { phoneEntriesOf } from '../frame/phone-entries.ts';
import { useInstall } from '../offline/use-install.ts';
import { kept } from '../outbox/outbox.ts';
import { PressedCard } from '../outbox/pressed-card.tsx';
import { useDrafts } from '../../../forms/use-kept-draft.ts';

/** What was pressed and is not at the server yet, with the ways on. */
function Unsent() {
  const { t } = useWords();
  const presses = useSignal(kept);
  const drafts = useDrafts();
  return (
    <section className="bh-phone-block" aria-live="polite">
      <h2>
        {t('phone.unsent.title')} <small>{presses.length > 0 ? presses.length : ''}</small>
      </h2>
      {presses.length === 0 ? <p className="bh-3">{t('phone.unsent.none')}</p> : null}
      {presses.map((press) => (
        <PressedCard
          key={press.seq}
          press={press}
          onTakeBack={() => {
            if (press.taskId !== null && press.draft !== null) {
              drafts.write(press.taskId, press.draft);
            }
          }}
        />
      ))}
    </section>
  );
}

function Further() {
  const { t } = useWords();
  const { further } = phoneEntriesOf(useSession());
  return (
    <nav className="bh-phone-block links" aria-label={t('phone.me.further')}>
      {further.map(({ name, path, label, icon: Icon }) => (
        <Link key={name} to={path}>
          <Icon aria-hidden="true" />
          <span className="bh-grow">{t(label)}</span>
          <ChevronRight aria-hidden="true" />
        </Link>
      ))}
      <Link to="/me/password">
        <KeyOutlined aria-hidden="true" />
        <span className="bh-grow">{t('password.title')}</span>
        <ChevronRight aria-hidden="true" />
      </Link>
    </nav>
  );
}

function Appearance() {
  const { t } = useWords();
  return (
    <section className="bh-phone-block">
      <h2>{t('frame.me.appearance')}</h2>
      <div className="bh-phone-choices">
        <LanguageChoice />
        <ThemeChoice />
      </div>
    </section>
  );
}

/** What leaving the device means for what is not sent yet. */
function Leaving() {
  const { t } = useWords();
  const leave = useSignOut();
  const unsent = useSignal(kept).length;
  const install = useInstall();
  return (
    <section className="bh-phone-block">
      {install === null ? null : (
        <>
          <p className="bh-2">{t('phone.me.installHint')}</p>
          <Button fullWidth onClick={install}>
            {t('phone.me.install')}
          </Button>
        </>
      )}
      {unsent === 0 ? null : <p className="bh-2">{t('phone.me.leaveUnsent', { count: unsent })}</p>}
      <Button fullWidth color="error" onClick={leave}>
        {t('frame.person.signOut')}
      </Button>
    </section>
  );
}

/** 我的: who it is, what is not sent yet, how it looks, and the way out. */
export function PhoneMe() {
  const { t, name, code } = useWords();
  const session = useSession();
  const person = name(session.user);
  usePageTitle(t('frame.menu.me'));
  return (
    <div className="bh-phone-page">
      <PhoneHead title={t('frame.menu.me')} />
      <div className="bh-phone-body">
        <section className="bh-phone-block bh-row">
          <span className="bh-avatar big" aria-hidden="true">
            {initialOf(person)}
          </span>
          <div>
            <h2>{person}</h2>
            {session.posts.map((post) => (
              <p key={`${post.role} ${post.unit.id} ${post.grid?.id ?? ''}`} className="bh-3">
                {code('role', post.role)}
                <span className="bh-dot">{name(post.grid ?? post.unit)}</span>
              </p>
            ))}
          </div>
        </section>
        <Unsent />
        <Further />
        <Appearance />
        <Leaving />
      </div>
    </div>
  );
}
