import ChevronLeft from '@mui/icons-material/ChevronLeft';
import IconButton from '@mui/material/IconButton';
import { useNavigate, useParams } from 'react-router';
import type { TaskDetail } from '../../../../api/contract/tasks.ts';
import { usePageTitle } from '../../../layout/use-page-title.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useSignal } from '../../../providers/signal.ts';
import { useCase } from '../../cases/case-queries.ts';
import { TaskClock } from '../../tasks/detail/task-clock.tsx';
import { TaskFailed } from '../../tasks/detail/task-failed.tsx';
import { TaskNotices } from '../../tasks/detail/task-notices.tsx';
import { TaskWorkbench } from '../../tasks/detail/task-workbench.tsx';
import { useShown } from '../../tasks/detail/use-shown.ts';
import { useTask } from '../../tasks/detail/use-task.ts';
import { PhoneBand } from '../frame/phone-band.tsx';
import { kept } from '../outbox/outbox.ts';
import { isTakenAway } from '../outbox/taken-away.ts';
import { MatterCard } from './matter-card.tsx';
import { PhoneFoot } from './phone-foot.tsx';
import { PressedNotice } from './pressed-notice.tsx';
import { TaskFields } from './task-fields.tsx';
import { CommentsCard } from './comments-card.tsx';
import { useOnTheSpot } from './use-on-the-spot.ts';
import { usePressCompletion } from './use-press-completion.ts';
import '../../tasks/completion/completion.css';
import '../../tasks/detail/detail.css';
import './phone-task.css';

function TaskHead({ task }: { readonly task: TaskDetail }) {
  const { t, name } = useWords();
  const navigate = useNavigate();
  return (
    <div className="bh-phone-top line">
      <header className="bh-phone-head task">
        <IconButton aria-label={t('phone.task.back')} onClick={() => void navigate('/inbox')}>
          <ChevronLeft />
        </IconButton>
        <div className="bh-grow">
          <b>{name(task)}</b>
          <p className="bh-3">{task.caseNumber}</p>
        </div>
        <TaskClock task={task} detail={undefined} big />
      </header>
      <PhoneBand />
    </div>
  );
}

function LoadedTask({ task }: { readonly task: TaskDetail }) {
  const { name } = useWords();
  const navigate = useNavigate();
  usePageTitle(`${name(task)} ${task.title}`);
  const { data: detail } = useCase(task.caseId);
  const spot = useOnTheSpot(task);
  const { complete, pressing } = usePressCompletion(spot.comment);
  const pressed = useSignal(kept).find((press) => press.taskId === task.id);
  const inForm = pressing && !(pressed?.refusal && isTakenAway(pressed.refusal.code));
  const isShown = useShown(task.id);
  const toList = (): void => {
    if (isShown(task.id)) {
      void navigate('/inbox', { replace: true });
    }
  };
  if (pressed !== undefined && !inForm) {
    return (
      <div className="bh-phone-page">
        <TaskHead task={task} />
        <div className="bh-phone-body">
          <PressedNotice press={pressed} />
          <MatterCard task={task} detail={detail} />
        </div>
      </div>
    );
  }
  return (
    <TaskWorkbench key={task.id} task={task} detail={detail} onNext={toList} complete={complete}>
      {(work) => (
        <div className="bh-phone-page">
          <TaskHead task={task} />
          <div className="bh-phone-body">
            <TaskNotices work={work} />
            <MatterCard task={task} detail={detail} />
            {work.readOnly === null ? <TaskFields work={work} spot={spot} /> : null}
            <CommentsCard task={task} detail={detail} />
          </div>
          <PhoneFoot work={work} spot={spot} />
        </div>
      )}
    </TaskWorkbench>
  );
}

/** One task on a phone: what it is about, what is brought from the spot, two actions at the thumb. */
export function PhoneTask() {
  const { t } = useWords();
  const { id } = useParams();
  const { task, error, retry } = useTask(id ?? '');
  if (task !== undefined) {
    return <LoadedTask key={task.id} task={task} />;
  }
  return error === null ? (
    <p className="bh-waiting bh-later">{t('task.loading')}</p>
  ) : (
    <TaskFailed error={error} retry={retry} />
  );
}
