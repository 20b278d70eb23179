import PersonOutlined from '@mui/icons-material/PersonOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { Link, useLocation } from 'react-router';
import type { TaskCounts } from '../../api/contract/tasks.ts';
import { useWords } from '../messages/use-words.ts';
import { useSession } from '../providers/session.ts';
import { useTaskCounts } from '../providers/use-task-counts.ts';
import { BrandMark } from './brand-mark.tsx';
import { isHere, menuOf, type MenuEntry } from './menu-entries.ts';

interface RailLinkProps {
  readonly to: string;
  readonly active: boolean;
  readonly label: string;
  readonly icon: SvgIconComponent;
  readonly badge?: number | undefined;
  readonly hot?: boolean;
  readonly end?: boolean;
}

function RailLink({ to, active, label, icon: Icon, badge, hot, end }: RailLinkProps) {
  const { t, number } = useWords();
  const count = badge ?? 0;
  return (
    <Link
      to={to}
      className={`${active ? 'active' : ''}${end === true ? ' end' : ''}`}
      aria-current={active ? 'page' : undefined}
    >
      <Icon aria-hidden="true" />
      <span>{label}</span>
      {count > 0 ? (
        <span className={hot === true ? 'bh-badge hot' : 'bh-badge'}>
          <span aria-hidden="true">{count > 999 ? '999+' : number(count)}</span>
          <span className="bh-sr">{t('frame.badge', { count })}</span>
        </span>
      ) : null}
    </Link>
  );
}

/** What waits for the person: their own tasks and those that anybody of their posts may take. */
const waitingIn = (counts: TaskCounts | undefined): number =>
  (counts?.views['mine'] ?? 0) + (counts?.views['pool'] ?? 0);

/** The rail: icon over word, the entries of the person's posts. On phones it is the bottom bar. */
export function Rail() {
  const { t } = useWords();
  const session = useSession();
  const counts = useTaskCounts();
  const location = useLocation();
  const badgeOf = (entry: MenuEntry): number | undefined =>
    entry.name === 'inbox' || entry.name === 'pending' ? waitingIn(counts) : undefined;
  return (
    <nav className="bh-rail" aria-label={t('frame.mainMenu')} data-region>
      <span className="bh-rail-mark">
        <BrandMark size={34} />
      </span>
      {menuOf(session).map((entry) => (
        <RailLink
          key={entry.name}
          to={entry.path}
          active={isHere(entry, location)}
          label={t(entry.label)}
          icon={entry.icon}
          badge={badgeOf(entry)}
        />
      ))}
      <RailLink
        to="/me"
        active={location.pathname === '/me'}
        label={t('frame.menu.me')}
        icon={PersonOutlined}
        end
      />
    </nav>
  );
}
