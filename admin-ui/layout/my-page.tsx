import { useStore } from 'ra-core';
import { useWords } from '../messages/use-words.ts';
import { useSession } from '../providers/session.ts';
import { AppearanceChoices } from './appearance-choices.tsx';
import { initialOf } from './initial-of.ts';
import { singleKeysKey } from './keyboard/keyboard.tsx';
import { usePageTitle } from './use-page-title.ts';
import './my-page.css';

function Posts() {
  const { t, code, name } = useWords();
  const session = useSession();
  return (
    <section className="bh-card">
      <header>
        <h2>{t('frame.me.posts')}</h2>
      </header>
      <table className="bh-posts">
        <thead>
          <tr>
            <th scope="col">{t('frame.me.post')}</th>
            <th scope="col">{t('frame.me.unit')}</th>
            <th scope="col">{t('frame.me.grid')}</th>
          </tr>
        </thead>
        <tbody>
          {session.posts.map((post) => (
            <tr key={`${post.role} ${post.unit.id} ${post.grid?.id ?? ''}`}>
              <td>{code('role', post.role)}</td>
              <td>{name(post.unit)}</td>
              <td>{post.grid === null ? t('frame.me.noGrid') : name(post.grid)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The person's own page: posts, display, keyboard, what the posts allow. */
export function MyPage() {
  const { t, code, name } = useWords();
  const session = useSession();
  const [singleKeys, setSingleKeys] = useStore<boolean>(singleKeysKey, true);
  const person = name(session.user);
  usePageTitle(t('frame.menu.me'));
  return (
    <div className="bh-me">
      <div className="bh-row">
        <span className="bh-avatar big" aria-hidden="true">
          {initialOf(person)}
        </span>
        <div>
          <h1>{person}</h1>
          <p className="bh-3 bh-sm">
            {t('frame.me.login')} <span className="bh-mono">{session.user.login}</span>
          </p>
        </div>
      </div>
      <Posts />
      <section className="bh-card">
        <header>
          <h2>{t('frame.me.appearance')}</h2>
        </header>
        <AppearanceChoices />
      </section>
      <section className="bh-card">
        <header>
          <h2>{t('frame.me.keyboard')}</h2>
        </header>
        <label className="bh-me-line">
          <input
            type="checkbox"
            className="bh-check"
            checked={singleKeys}
            onChange={(event) => {
              setSingleKeys(event.target.checked);
            }}
          />
          <span>{t('frame.me.singleKeys')}</span>
          <span className="bh-3 bh-sm">{t('frame.me.singleKeysHint')}</span>
        </label>
      </section>
      <section className="bh-card">
        <header>
          <h2>{t('frame.me.permissions')}</h2>
          <span className="bh-3 bh-sm">{t('frame.me.permissionsHint')}</span>
        </header>
        <ul className="bh-me-permissions">
          {session.permissions.map((permission) => (
            <li className="bh-tag" key={permission}>
              {code('permission', permission)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
