import KeyOutlined from '@mui/icons-material/KeyOutlined';
import KeyboardOutlined from '@mui/icons-material/KeyboardOutlined';
import Logout from '@mui/icons-material/Logout';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import Popover from '@mui/material/Popover';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../messages/use-words.ts';
import { useSession } from '../providers/session.ts';
import { AppearanceChoices } from './appearance-choices.tsx';
import { initialOf } from './initial-of.ts';
import { useSignOut } from './use-sign-out.ts';

/** Who is signed in; language, theme, density, sign out. */
export function PersonMenu({ onKeys }: { readonly onKeys: () => void }) {
  const { t, code, name } = useWords();
  const session = useSession();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const leave = useSignOut();
  const person = name({ name: session.user.name, nameEn: session.user.nameEn });
  const posts = [...new Set(session.posts.map((post) => code('role', post.role)))];
  const close = (): void => {
    setAnchor(null);
  };
  return (
    <>
      <button
        type="button"
        className="bh-person"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      >
        <span className="bh-sr">{t('frame.person.label')} </span>
        <span className="bh-avatar" aria-hidden="true">
          {initialOf(person)}
        </span>
        <span className="bh-person-name">
          <b>{person}</b>
          <span className="bh-3 bh-xs bh-cut">
            {posts.map((post, index) => (
              <span key={post} className={index === 0 ? '' : 'bh-dot'}>
                {post}
              </span>
            ))}
          </span>
        </span>
      </button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { className: 'bh-person-menu', role: 'dialog', 'aria-label': person } }}
      >
        <AppearanceChoices />
        <ul>
          <li>
            <Link to="/me" onClick={close}>
              <PersonOutlined className="bh-icon" aria-hidden="true" />
              {t('frame.person.page')}
            </Link>
          </li>
          <li>
            {session.user.demo ? (
              <span className="off" aria-disabled="true">
                <KeyOutlined className="bh-icon" aria-hidden="true" />
                {t('password.title')}
                <span className="bh-3 bh-xs">{code('reason', 'demo-account')}</span>
              </span>
            ) : (
              <Link to="/me/password" onClick={close}>
                <KeyOutlined className="bh-icon" aria-hidden="true" />
                {t('password.title')}
              </Link>
            )}
          </li>
          <li>
            <button
              type="button"
              onClick={() => {
                close();
                onKeys();
              }}
            >
              <KeyboardOutlined className="bh-icon" aria-hidden="true" />
              {t('frame.person.keys')}
              <kbd className="bh-kbd">?</kbd>
            </button>
          </li>
          <li>
            <button type="button" onClick={leave}>
              <Logout className="bh-icon" aria-hidden="true" />
              {t('frame.person.signOut')}
            </button>
          </li>
        </ul>
      </Popover>
    </>
  );
}
