import MoreTimeOutlined from '@mui/icons-material/MoreTimeOutlined';
import FeedOutlined from '@mui/icons-material/FeedOutlined';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import SwapHoriz from '@mui/icons-material/SwapHoriz';
import type { SvgIconComponent } from '@mui/icons-material';
import { Link } from 'react-router';
import type { BoardTask } from '../../../api/contract/board.ts';
import type { WorkingCalendar } from '../../../domain/calendar/working-calendar.ts';
import type { PermissionAction } from '../../../domain/permissions/permission-actions.ts';
import { ClockChip } from '../../clocks/clock-chip.tsx';
import { StageMark } from '../../clocks/stage-mark.tsx';
import { CardTag } from '../../fields/card-tag.tsx';
import { PriorityMark } from '../../fields/priority-mark.tsx';
import { SecrecyMark } from '../../fields/secrecy-mark.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { Pieces } from './pieces.tsx';
import { useWhyWords } from './why-words.ts';

export const boardActs = ['urge', 'transfer', 'extend', 'open-card'] as const;
export type BoardAct = (typeof boardActs)[number];

/** One of these is needed for an act at all; what a row refuses beyond that, its dialog says. */
const needs: { readonly [A in BoardAct]: readonly PermissionAction[] } = {
  urge: ['case.urge'],
  transfer: ['task.transfer'],
  extend: ['case.extend', 'case.request-extension'],
  'open-card': ['case.open-card', 'case.open-red-card'],
};

/** Whether the reader has the right at all; a press that is refused says why. */
export function useMayAct(): (act: BoardAct) => boolean {
  const { permissions } = useSession();
  return (act) => needs[act].some((permission) => permissions.includes(permission));
}

const icons: { readonly [A in BoardAct]: SvgIconComponent } = {
  urge: NotificationsOutlined,
  transfer: SwapHoriz,
  extend: MoreTimeOutlined,
  'open-card': FeedOutlined,
};

function Acts({ task, onAct }: Pick<BoardRowProps, 'task' | 'onAct'>) {
  const { t } = useWords();
  const may = useMayAct();
  return (
    <span className="acts">
      {boardActs.map((act) => {
        const Icon = icons[act];
        const verb = t(`board.act.${act}`);
        const label = may(act) ? verb : `${verb}: ${t('board.noRight')}`;
        return (
          <button
            key={act}
            type="button"
            aria-label={`${label} ${task.caseNumber}`}
            title={label}
            disabled={!may(act)}
            onClick={() => {
              onAct(act, task);
            }}
          >
            <Icon className="bh-icon" aria-hidden="true" />
          </button>
        );
      })}
    </span>
  );
}

export interface BoardRowProps {
  readonly task: BoardTask;
  readonly calendar: WorkingCalendar | null;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
  readonly onAct: (act: BoardAct, task: BoardTask) => void;
}

/** One late task: its clock, why, the pieces of the clock, and what may be done about it here. */
export function BoardRow({ task, calendar, chosen, onChoose, onAct }: BoardRowProps) {
  const { t, name } = useWords();
  const why = useWhyWords();
  return (
    <li className={chosen ? 'row chosen' : 'row'}>
      <input
        type="checkbox"
        className="bh-check"
        aria-label={t('board.choose', { number: task.caseNumber })}
        checked={chosen}
        onChange={(event) => {
          onChoose(event.target.checked);
        }}
      />
      <ClockChip
        state={task.clockState}
        dueAt={task.dueAt}
        remainingMillis={task.remainingMillis}
        unit={task.limitUnit}
        terse
      />
      <span className="matter">
        <Link
          to={`/cases/${encodeURIComponent(task.caseNumber)}`}
          className="title bh-cut"
          title={task.title}
        >
          {task.title}
        </Link>
        <span className="bh-3 bh-cut under">
          {task.caseNumber} <PriorityMark urgency={task.urgency} />{' '}
          <SecrecyMark secrecy={task.secrecy} />
        </span>
      </span>
      <span className="stage">{task.stage === null ? null : <StageMark stage={task.stage} />}</span>
      <span className="holder">
        <span className="bh-cut">{task.unit === null ? t('board.noUnit') : name(task.unit)}</span>
        {task.assignee === null ? (
          <span className="under nobody">{t('board.nobody')}</span>
        ) : (
          <span className="under bh-3 bh-cut">{name(task.assignee)}</span>
        )}
      </span>
      <span className="why">{why(task.why)}</span>
      <Pieces task={task} calendar={calendar} />
      <span className="card">
        {task.card === null ? (
          <span className="bh-3 bh-sm none">{t('supervision.none')}</span>
        ) : (
          <CardTag level={task.card} />
        )}
      </span>
      <Acts task={task} onAct={onAct} />
    </li>
  );
}
