import PersonOutlined from '@mui/icons-material/PersonOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { Link, useLocation } from 'react-router';
import type { TaskCounts } from '../../api/contract/tasks.ts';
import { useWords } from '../messages/use-words.ts';
import { useSession } from '../providers/session.ts';
import { useOpenIncidents } from '../providers/use-open-incidents.ts';
import { useOrderCount } from '../providers/use-order-count.ts';
import { useOverdueCount } from '../providers/use-overdue-count.ts';
import { useTaskCounts } from '../providers/use-task-counts.ts';
import { BrandMark } from './brand-mark.tsx';
import { inRail, isHere, placesOf, type MenuName } from './menu-entries.ts';
import { RailBadge, type Badge } from './rail-badge.tsx';
import { RailMore } from './rail-more.tsx';

interface RailLinkProps {
  readonly to: string;
  readonly active: boolean;
  readonly label: string;
  readonly icon: SvgIconComponent;
  readonly badge?: Badge | undefined;
  readonly end?: boolean;
}

function RailLink({ to, active, label, icon: Icon, badge, end }: RailLinkProps) {
  return (
    <Link
      to={to}
      className={`${active ? 'active' : ''}${end === true ? ' end' : ''}`}
      aria-current={active ? 'page' : undefined}
    >
      <Icon aria-hidden="true" />
      <span>{label}</span>
      <RailBadge badge={badge} />
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
  const places = placesOf(session);
  const { shown, more } = inRail(places);
  const overdue = useOverdueCount(places.some(({ name }) => name === 'board'));
  const waiting: Badge = { count: waitingIn(counts), label: 'frame.badge', hot: false };
  const orders = useOrderCount(places.some(({ name }) => name === 'desk'));
  const badges: { readonly [N in MenuName]?: Badge } = {
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
      {shown.map((entry) => (
        <RailLink
          key={entry.name}
          to={entry.path}
          active={isHere(entry, location)}
          label={t(entry.label)}
          icon={entry.icon}
          badge={badges[entry.name]}
        />
      ))}
      {more.length === 0 ? null : <RailMore entries={more} badges={badges} />}
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
