import PersonOutlined from '@mui/icons-material/PersonOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { Link, useLocation } from 'react-router';
import { isHere, type MenuEntry } from '../../../layout/menu-entries.ts';
import type { MessageKey } from '../../../messages/message-key.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import { useSignal } from '../../../providers/signal.ts';
import { useTaskCounts } from '../../../providers/use-task-counts.ts';
import { kept } from '../outbox/outbox.ts';
import { phoneEntriesOf } from './phone-entries.ts';

interface TabProps {
  readonly to: string;
  readonly label: MessageKey;
  readonly icon: SvgIconComponent;
  readonly here: boolean;
  readonly count: number;
  readonly counted: MessageKey;
}

function Tab({ to, label, icon: Icon, here, count, counted }: TabProps) {
  const { t } = useWords();
  return (
    <Link to={to} aria-current={here ? 'page' : undefined}>
      <Icon aria-hidden="true" />
      <span>{t(label)}</span>
      {count > 0 ? (
        <span className="count">
          <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
          <span className="bh-sr">{t(counted, { count })}</span>
        </span>
      ) : null}
    </Link>
  );
}

const waitsBehind = (entry: MenuEntry): boolean =>
  entry.name === 'pending' || entry.name === 'inbox';

/** The bottom bar: four places, what waits in them counted. */
export function PhoneBar() {
  const { t } = useWords();
  const session = useSession();
  const location = useLocation();
  const counts = useTaskCounts();
  const unsent = useSignal(kept).length;
  const waiting = (counts?.views['mine'] ?? 0) + (counts?.views['pool'] ?? 0);
  return (
    <nav className="bh-phone-bar" aria-label={t('frame.mainMenu')} data-region>
      {phoneEntriesOf(session).bar.map((entry) => (
        <Tab
          key={entry.name}
          to={entry.path}
          label={entry.name === 'inbox' ? 'frame.menu.pending' : entry.label}
          icon={entry.icon}
          here={isHere(entry, location)}
          count={waitsBehind(entry) ? waiting : 0}
          counted="frame.badge"
        />
      ))}
      <Tab
        to="/me"
        label="frame.menu.me"
        icon={PersonOutlined}
        here={location.pathname === '/me'}
        count={unsent}
        counted="phone.unsent.count"
      />
    </nav>
  );
}
