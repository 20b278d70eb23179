import PersonOutlined from '@mui/icons-material/PersonOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { NavLink } from 'react-router';
import { useWords } from '../messages/use-words.ts';
import { useSession } from '../providers/session.ts';
import { useTaskCounts } from '../providers/use-task-counts.ts';
import { BrandMark } from './brand-mark.tsx';
import { menuOf, type MenuEntry } from './menu-entries.ts';

interface RailLinkProps {
  readonly to: string;
  readonly label: string;
  readonly icon: SvgIconComponent;
  readonly badge?: number | undefined;
  readonly hot?: boolean;
  readonly end?: boolean;
}

function RailLink({ to, label, icon: Icon, badge, hot, end }: RailLinkProps) {
  const { t, number } = useWords();
  const count = badge ?? 0;
  return (
    <NavLink to={to} className={end === true ? 'end' : ''}>
      <Icon aria-hidden="true" />
      <span>{label}</span>
      {count > 0 ? (
        <span className={hot === true ? 'bh-badge hot' : 'bh-badge'}>
          <span aria-hidden="true">{count > 999 ? '999+' : number(count)}</span>
          <span className="bh-sr">{t('frame.badge', { count })}</span>
        </span>
      ) : null}
    </NavLink>
  );
}

/** The rail: icon over word, the entries of the person's posts. On phones it is the bottom bar. */
export function Rail() {
  const { t } = useWords();
  const session = useSession();
  const counts = useTaskCounts();
  const badgeOf = (entry: MenuEntry): number | undefined =>
    entry.name === 'inbox' ? counts?.views['mine'] : undefined;
  return (
    <nav className="bh-rail" aria-label={t('frame.mainMenu')} data-region>
      <span className="bh-rail-mark">
        <BrandMark size={34} />
      </span>
      {menuOf(session).map((entry) => (
        <RailLink
          key={entry.name}
          to={entry.path}
          label={t(entry.label)}
          icon={entry.icon}
          badge={badgeOf(entry)}
        />
      ))}
      <RailLink to="/me" label={t('frame.menu.me')} icon={PersonOutlined} end />
    </nav>
  );
}
