import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ExpandLess from '@mui/icons-material/ExpandLess';
import ExpandMore from '@mui/icons-material/ExpandMore';
import FolderOutlined from '@mui/icons-material/FolderOutlined';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useStore } from 'ra-core';
import { startTransition, useOptimistic } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { CaseDetail } from '../../../../api/contract/cases.ts';
import type { Task, TaskDetail } from '../../../../api/contract/tasks.ts';
import { TryLine } from '../../../clocks/callback-tries.tsx';
import { dueWords } from '../../../clocks/date-words.ts';
import { StageMark } from '../../../clocks/stage-mark.tsx';
import { StageStepper } from '../../../clocks/stage-stepper.tsx';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { Holder } from '../../../fields/holder.tsx';
import { PriorityMark } from '../../../fields/priority-mark.tsx';
import { SecrecyMark } from '../../../fields/secrecy-mark.tsx';
import { useShortcuts } from '../../../layout/keyboard/shortcuts.ts';
import { usePageTitle } from '../../../layout/use-page-title.ts';
import { useWords } from '../../../messages/use-words.ts';
import { phoneQuery } from '../../../theme/themed.tsx';
import { useCase } from '../../cases/case-queries.ts';
import { TaskClock } from '../detail/task-clock.tsx';
import { TaskFailed } from '../detail/task-failed.tsx';
import { TaskName } from '../detail/task-name.tsx';
import { TaskNotices } from '../detail/task-notices.tsx';
import { TaskWorkbench } from '../detail/task-workbench.tsx';
import { useShown } from '../detail/use-shown.ts';
import { useTask } from '../detail/use-task.ts';
import { WorkFoot } from '../detail/work-foot.tsx';
import { lastListKey } from '../inbox/last-list.ts';
import { ActionsCard } from './actions-card.tsx';
import { ClockCard } from './clock-card.tsx';
import { CommentsCard } from './comments-card.tsx';
import { EvidenceCard } from './evidence-card.tsx';
import { FactsCard } from './facts-card.tsx';
import { FormCard } from './form-card.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import '../completion/completion.css';
import '../detail/detail.css';
import './task-page.css';

const pageLevel = 1;

interface Around {
  readonly at: number;
  readonly total: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** The task's place in the list that it was opened from. */
function useAround(id: string): Around | null {
  const [list] = useStore<readonly string[]>(lastListKey, []);
  const at = list.indexOf(id);
  return at === -1
    ? null
    : { at: at + 1, total: list.length, previous: list[at - 1], next: list[at + 1] };
}

type GoTo = (id: string | undefined) => () => void;

interface PageTopProps {
  readonly task: Task;
  readonly around: Around | null;
  readonly onGo: GoTo;
}

function PageTop({ task, around, onGo }: PageTopProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <div className="bh-page-top">
      <Button
        size="small"
        variant="text"
        className="bh-hang"
        onClick={() => void navigate('/inbox')}
      >
        <ChevronLeft className="bh-icon" aria-hidden="true" />
        {t('task.back')}
      </Button>
      {around === null ? null : (
        <>
          <span className="bh-2 bh-sm">
            {t('task.position', { at: around.at, total: around.total })}
          </span>
          <IconButton
            size="small"
            aria-label={t('inbox.panel.previous')}
            disabled={around.previous === undefined}
            onClick={onGo(around.previous)}
          >
            <ExpandLess className="bh-icon" />
          </IconButton>
          <IconButton
            size="small"
            aria-label={t('inbox.panel.next')}
            disabled={around.next === undefined}
            onClick={onGo(around.next)}
          >
            <ExpandMore className="bh-icon" />
          </IconButton>
        </>
      )}
      <span className="bh-grow" />
      <span className="bh-3 bh-sm">{task.caseNumber}</span>
      <Button size="small" component={Link} to={`/cases/${task.caseId}`}>
        <FolderOutlined className="bh-icon" aria-hidden="true" />
        {t('task.wholeCase')}
      </Button>
      <Button
        size="small"
        className="bh-print"
        onClick={() => {
          window.print();
        }}
      >
        <PrintOutlined className="bh-icon" aria-hidden="true" />
        {t('task.print')}
      </Button>
    </div>
  );
}

function PageHead({
  task,
  detail,
}: {
  readonly task: TaskDetail;
  readonly detail: CaseDetail | undefined;
}) {
  const { t } = useWords();
  const rule = useDateRule();
  return (
    <header className="bh-page-head">
      <div className="bh-grow">
        <div className="bh-row">
          {task.stage === null ? null : <StageMark stage={task.stage} bold />}
          <TaskName task={task} />
          <PriorityMark urgency={task.urgency} />
          <SecrecyMark secrecy={task.secrecy} />
        </div>
        <h1>{task.title}</h1>
        {task.tries === null ? null : <TryLine tries={task.tries} since={task.createdAt} />}
      </div>
      <dl>
        <div>
          <dt>{t('task.holder')}</dt>
          <dd>
            <Holder person={task.assignee} unit={task.unit} role={task.role} />
          </dd>
        </div>
        <div>
          <dt>{t('task.due')}</dt>
          <dd>
            <b>{task.dueAt === null ? t('task.noDue') : dueWords(Date.parse(task.dueAt), rule)}</b>
          </dd>
        </div>
        <div>
          <dt>{t('task.clock')}</dt>
          <dd>
            <TaskClock task={task} detail={detail} big />
          </dd>
        </div>
      </dl>
    </header>
  );
}

interface LoadedTaskPageProps {
  readonly task: TaskDetail;
  readonly around: Around | null;
  readonly onGo: GoTo;
}

function LoadedTaskPage({ task, around, onGo }: LoadedTaskPageProps) {
  const { name } = useWords();
  const navigate = useNavigate();
  usePageTitle(`${name(task)} ${task.title}`);
  const { data: detail } = useCase(task.caseId);
  const phone = useMediaQuery(phoneQuery, { noSsr: true });
  const isShown = useShown(task.id);
  const onNext = (): void => {
    if (!isShown(task.id)) {
      return;
    }
    const next = around?.next ?? around?.previous;
    if (next === undefined) {
      void navigate('/inbox', { replace: true });
    } else {
      onGo(next)();
    }
  };
  return (
    <TaskWorkbench key={task.id} task={task} detail={detail} onNext={onNext}>
      {(work) => (
        <div className="bh-task-page">
          <PageTop task={task} around={around} onGo={onGo} />
          <PageHead task={task} detail={detail} />
          <div className="bh-page-columns">
            <div className="bh-page-left">
              <TaskNotices work={work} />
              {detail === undefined ? null : (
                <StageStepper stages={detail.stages} waits={detail.waits} />
              )}
              {detail === undefined ? null : <FactsCard detail={detail} />}
              {detail === undefined ? null : <EvidenceCard detail={detail} />}
              <FormCard work={work} />
              {detail === undefined ? null : <CommentsCard detail={detail} />}
            </div>
            {phone ? null : (
              <aside className="bh-page-right">
                <OutcomeCard work={work} />
                <ActionsCard operations={work.operations} />
                {detail === undefined ? null : <ClockCard task={task} detail={detail} />}
              </aside>
            )}
          </div>
          {phone ? <WorkFoot work={work} /> : null}
        </div>
      )}
    </TaskWorkbench>
  );
}

/** One task as a page: for the hard case. Beside the list is the normal way. */
export function TaskPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const params = useParams();
  // The router's address follows when there is time; the next key acts on the task that was gone to last.
  const [id, goAtOnce] = useOptimistic(params['id'] ?? '');
  const { task, error, retry } = useTask(id);
  const around = useAround(id);
  const goTo: GoTo = (next) => () => {
    if (next !== undefined) {
      startTransition(() => {
        goAtOnce(next);
        void navigate(`/tasks/${next}`, { replace: true });
      });
    }
  };
  // Also while one is being fetched.
  useShortcuts({ j: goTo(around?.next), k: goTo(around?.previous) }, pageLevel);
  if (task !== undefined) {
    return <LoadedTaskPage task={task} around={around} onGo={goTo} />;
  }
  return error === null ? (
    <p className="bh-waiting bh-later">{t('task.loading')}</p>
  ) : (
    <TaskFailed error={error} retry={retry} />
  );
}
