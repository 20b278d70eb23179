import PersonOutlined from '@mui/icons-material/PersonOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { Link, useLocation } from 'react-router';
import type { TaskCounts } from '../../api/contract/tasks.ts';
import type { MessageKey } from '../messages/message-key.ts';
import { useWords } from '../messages/use-words.ts';
import { useSession } from '../providers/session.ts';
import { useOpenIncidents } from '../providers/use-open-incidents.ts';
import { useOrderCount } from '../providers/use-order-count.ts';
import { useOverdueCount } from '../providers/use-overdue-count.ts';
import { useTaskCounts } from '../providers/use-task-counts.ts';
import { BrandMark } from './brand-mark.tsx';
import { isHere, menuOf, type MenuEntry } from './menu-entries.ts';

/** White: to do; hot: what waits for somebody and should not (screens section 3). */
interface Badge {
  readonly count: number;
  readonly label: MessageKey;
  readonly hot: boolean;
}

interface RailLinkProps {
  readonly to: string;
  readonly active: boolean;
  readonly label: string;
  readonly icon: SvgIconComponent;
  readonly badge?: Badge | undefined;
  readonly end?: boolean;
}

function RailLink({ to, active, label, icon: Icon, badge, end }: RailLinkProps) {
  const { t, number } = useWords();
  const count = badge?.count ?? 0;
  return (
    <Link
      to={to}
      className={`${active ? 'active' : ''}${end === true ? ' end' : ''}`}
      aria-current={active ? 'page' : undefined}
    >
      <Icon aria-hidden="true" />
      <span>{label}</span>
      {badge !== undefined && count > 0 ? (
        <span className={badge.hot ? 'bh-badge hot' : 'bh-badge'}>
          <span aria-hidden="true">{count > 999 ? '999+' : number(count)}</span>
          <span className="bh-sr">{t(badge.label, { count })}</span>
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
  const incidents = useOpenIncidents();
  const menu = menuOf(session);
  const overdue = useOverdueCount(menu.some(({ name }) => name === 'board'));
  const waiting: Badge = { count: waitingIn(counts), label: 'frame.badge', hot: false };
  const orders = useOrderCount(menu.some(({ name }) => name === 'desk'));
  const badges: { readonly [N in MenuEntry['name']]?: Badge } = {
    desk: { count: orders, label: 'frame.badgeOrders', hot: true },
    inbox: waiting,
    pending: waiting,
    board: { count: overdue, label: 'frame.badgeOverdue', hot: true },
    incidents: { count: incidents, label: 'frame.badgeIncidents', hot: true },
  };
  return (
    <nav className="bh-rail" aria-label={t('frame.mainMenu')} data-region>
      <span className="bh-rail-mark">
        <BrandMark size={34} />
      </span>
      {menu.map((entry) => (
        <RailLink
          key={entry.name}
          to={entry.path}
          active={isHere(entry, location)}
          label={t(entry.label)}
          icon={entry.icon}
          badge={badges[entry.name]}
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
