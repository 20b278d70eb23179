import NearMeOutlined from '@mui/icons-material/NearMeOutlined';
import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import { Link } from 'react-router';
import type { Task } from '../../../../api/contract/tasks.ts';
import { ClockChip } from '../../../clocks/clock-chip.tsx';
import { dateWords } from '../../../clocks/date-words.ts';
import { StageMark } from '../../../clocks/stage-mark.tsx';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { PriorityMark } from '../../../fields/priority-mark.tsx';
import { SecrecyMark } from '../../../fields/secrecy-mark.tsx';
import { useWords } from '../../../messages/use-words.ts';
import { useSignal } from '../../../providers/signal.ts';
import { pointOf } from '../position/distance.ts';
import { distanceWords } from '../position/distance-words.ts';
import { distanceTo, position } from '../position/position.ts';

/** When it was done and how, in place of the clock. */
function DoneMark({ task }: { readonly task: Task }) {
  const { pick } = useWords();
  const rule = useDateRule();
  const outcome = task.outcomes.find((known) => known.code === task.outcome);
  return (
    <span className="bh-2 bh-sm">
      {outcome === undefined ? null : pick(outcome.label, outcome.labelEn)}
      {task.closedAt === null ? null : (
        <time className="bh-dot">{dateWords(Date.parse(task.closedAt), rule)}</time>
      )}
    </span>
  );
}

function Place({ task }: { readonly task: Task }) {
  const words = useWords();
  const here = useSignal(position);
  const meters = distanceTo(here, pointOf(task));
  return (
    <span className="bh-row foot">
      <span className="bh-grow bh-cut bh-3">
        {task.address === null ? (
          task.caseNumber
        ) : (
          <>
            <PlaceOutlined className="bh-icon" aria-hidden="true" /> {task.address}
          </>
        )}
      </span>
      {meters === null ? null : (
        <span className="bh-phone-distance">
          <NearMeOutlined className="bh-icon" aria-hidden="true" />
          {distanceWords(meters, words)}
        </span>
      )}
    </span>
  );
}

export interface TaskCardProps {
  readonly task: Task;
  /** Pressed and not sent yet. */
  readonly unsent: boolean;
}

/** One card a task: stage and clock, the matter, where it is and how far. */
export function TaskCard({ task, unsent }: TaskCardProps) {
  const { t } = useWords();
  return (
    <li className="bh-phone-card">
      <Link to={`/tasks/${encodeURIComponent(task.id)}`}>
        <span className="bh-row">
          <span className="bh-grow bh-row">
            {task.stage === null ? null : <StageMark stage={task.stage} bold />}
            <PriorityMark urgency={task.urgency} />
            <SecrecyMark secrecy={task.secrecy} />
          </span>
          {unsent ? <span className="bh-tag warn">{t('phone.unsent.mark')}</span> : null}
          {task.state === 'open' ? (
            <ClockChip
              state={task.clockState}
              dueAt={task.dueAt}
              remainingMillis={task.remainingMillis}
              unit={task.limitUnit}
            />
          ) : (
            <DoneMark task={task} />
          )}
        </span>
        <h2>{task.title}</h2>
        <Place task={task} />
      </Link>
    </li>
  );
}
