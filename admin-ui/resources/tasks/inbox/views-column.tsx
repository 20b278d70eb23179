import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import GroupOutlined from '@mui/icons-material/GroupOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import PersonAddAltOutlined from '@mui/icons-material/PersonAddAltOutlined';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { Link } from 'react-router';
import type { TaskCounts, TaskView } from '../../../../api/contract/tasks.ts';
import { stages, type Stage } from '../../../../domain/stages.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import { pathTo, viewsOf, type InboxAddress } from './inbox-address.ts';
import { SavedLinks } from '../../saved-views/saved-links.tsx';
import { useSavedViews } from '../../saved-views/use-saved-views.ts';
import { addressOf } from './saved-views/saved-query.ts';
import { useTakeOver } from './saved-views/use-take-over.ts';

const icons: { readonly [V in TaskView]: SvgIconComponent } = {
  mine: InboxOutlined,
  pool: GroupOutlined,
  team: VisibilityOutlined,
  delegated: PersonAddAltOutlined,
  copied: ContentCopyOutlined,
  done: TaskAltOutlined,
};

const colorOf = (stage: Stage): string => `var(--stage-${stage === 'report' ? 'accept' : stage})`;

interface ColumnProps {
  readonly address: InboxAddress;
  readonly counts: TaskCounts | undefined;
}

function ViewLinks({ address, counts }: ColumnProps) {
  const { t, number } = useWords();
  const { permissions } = useSession();
  return (
    <ul>
      {viewsOf(permissions).map((view) => {
        const Icon = icons[view];
        const on = address.view === view && address.filter.stage === undefined;
        const count = counts?.views[view];
        return (
          <li key={view}>
            <Link
              to={pathTo({ view, filter: {}, sort: address.sort, task: null })}
              className={on ? 'on' : ''}
              aria-current={on ? 'page' : undefined}
            >
              <Icon className="bh-icon" aria-hidden="true" />
              <span className="bh-grow bh-cut">{t(`inbox.view.${view}`)}</span>
              {count === undefined ? null : <span className="count">{number(count)}</span>}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function StageLinks({ address, counts }: ColumnProps) {
  const { t, number } = useWords();
  const shown = stages.filter(
    (stage) => (counts?.stages[stage] ?? 0) > 0 || address.filter.stage === stage,
  );
  return (
    <ul>
      {shown.map((stage) => {
        const on = address.filter.stage === stage;
        const filter = on ? {} : { stage };
        return (
          <li key={stage}>
            <Link
              to={pathTo({ view: address.view, filter, sort: address.sort, task: null })}
              className={on ? 'on' : ''}
              aria-current={on ? 'page' : undefined}
            >
              <span className="square" style={{ background: colorOf(stage) }} />
              <span className="bh-grow bh-cut">{t(`clocks.stage.${stage}`)}</span>
              <span className="count">{number(counts?.stages[stage] ?? 0)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** Left of the list: views with counts, stages with counts, the person's own views. */
export function ViewsColumn({ address, counts }: ColumnProps) {
  const { t } = useWords();
  useTakeOver(useSavedViews('tasks'));
  return (
    <nav className="bh-views" aria-label={t('inbox.views')} data-region>
      <h2>{t('inbox.views')}</h2>
      <ViewLinks address={address} counts={counts} />
      {Object.values(counts?.stages ?? {}).some((count) => count > 0) ? (
        <>
          <h2>{t('inbox.stages')}</h2>
          <StageLinks address={address} counts={counts} />
        </>
      ) : null}
      <SavedLinks
        list="tasks"
        here={pathTo({ ...address, task: null })}
        pathOf={(query) => pathTo(addressOf(query))}
      />
    </nav>
  );
}
