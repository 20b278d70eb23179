import Close from '@mui/icons-material/Close';
import ExpandLess from '@mui/icons-material/ExpandLess';
import ExpandMore from '@mui/icons-material/ExpandMore';
import OpenInFull from '@mui/icons-material/OpenInFull';
import IconButton from '@mui/material/IconButton';
import { useId } from 'react';
import { Link } from 'react-router';
import type { CaseDetail } from '../../../../api/contract/cases.ts';
import type { Task, TaskDetail } from '../../../../api/contract/tasks.ts';
import { TryLine } from '../../../clocks/callback-tries.tsx';
import { StageMark } from '../../../clocks/stage-mark.tsx';
import { PriorityMark } from '../../../fields/priority-mark.tsx';
import { SecrecyMark } from '../../../fields/secrecy-mark.tsx';
import { FormFields } from '../../../forms/form-fields.tsx';
import { fieldsFor } from '../../../forms/form-model.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import { useCase } from '../../cases/case-queries.ts';
import { EvidenceStrip } from '../detail/evidence.tsx';
import { LastComment } from '../detail/last-comment.tsx';
import { TaskClock } from '../detail/task-clock.tsx';
import { MatterFacts, PlaceFacts } from '../detail/task-facts.tsx';
import { TaskFailed } from '../detail/task-failed.tsx';
import { TaskHistory } from '../detail/task-history.tsx';
import { TaskName } from '../detail/task-name.tsx';
import { TaskNotices } from '../detail/task-notices.tsx';
import { TaskWorkbench, type TaskWork } from '../detail/task-workbench.tsx';
import { useTask } from '../detail/use-task.ts';
import { WorkFoot } from '../detail/work-foot.tsx';
import { DraftLine } from '../drafts/draft-line.tsx';
import '../completion/completion.css';
import '../detail/detail.css';

/** Who holds it, in a few words. */
function HolderWords({ task }: { readonly task: Task }) {
  const { t, name } = useWords();
  const { user } = useSession();
  if (task.assignee === null) {
    return <span className="bh-3 bh-sm">{t('task.pool')}</span>;
  }
  return (
    <span className="bh-3 bh-sm">
      {task.assignee.id === user.id
        ? t('task.heldByMe')
        : t('task.heldBy', { name: name(task.assignee) })}
    </span>
  );
}

export interface PanelNavigation {
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  /** The task is not in the list any more; it stays until another is chosen. */
  readonly gone: boolean;
  /** Given when the panel lies over the list. */
  readonly onClose?: (() => void) | undefined;
}

interface HeadProps extends PanelNavigation {
  readonly task: TaskDetail;
  readonly detail: CaseDetail | undefined;
  readonly titleId: string;
}

function PanelHead({ task, detail, titleId, gone, onPrevious, onNext, onClose }: HeadProps) {
  const { t } = useWords();
  return (
    <header className="bh-panel-head">
      <div className="bh-row">
        {task.stage === null ? null : <StageMark stage={task.stage} bold />}
        <TaskName task={task} />
        <Link className="bh-3 bh-sm" to={`/cases/${task.caseId}`}>
          {task.caseNumber}
        </Link>
        <span className="bh-grow" />
        <IconButton size="small" aria-label={t('inbox.panel.previous')} onClick={onPrevious}>
          <ExpandLess className="bh-icon" />
        </IconButton>
        <IconButton size="small" aria-label={t('inbox.panel.next')} onClick={onNext}>
          <ExpandMore className="bh-icon" />
        </IconButton>
        <IconButton
          size="small"
          component={Link}
          to={`/tasks/${task.id}`}
          aria-label={t('inbox.panel.expand')}
          title={t('inbox.panel.expand')}
        >
          <OpenInFull className="bh-icon" />
        </IconButton>
        {onClose === undefined ? null : (
          <IconButton size="small" aria-label={t('inbox.panel.close')} onClick={onClose}>
            <Close className="bh-icon" />
          </IconButton>
        )}
      </div>
      <h2 id={titleId}>{task.title}</h2>
      <div className="bh-row bh-panel-facts">
        <TaskClock task={task} detail={detail} />
        <PriorityMark urgency={task.urgency} />
        <SecrecyMark secrecy={task.secrecy} />
        <HolderWords task={task} />
      </div>
      {task.tries === null ? null : <TryLine tries={task.tries} since={task.createdAt} />}
      {gone ? <p className="bh-3 bh-xs bh-panel-gone">{t('inbox.panel.gone')}</p> : null}
    </header>
  );
}

function PanelBody({ work }: { readonly work: TaskWork }) {
  const { detail, task, form, chosen, readOnly, sending } = work;
  return (
    <div className="bh-panel-body">
      <TaskNotices work={work} />
      {detail === undefined ? null : (
        <>
          <div className="bh-panel-place">
            <EvidenceStrip detail={detail} />
            <PlaceFacts detail={detail} />
          </div>
          <div className="bh-part">
            <MatterFacts detail={detail} />
          </div>
          <div className="bh-part">
            <TaskHistory detail={detail} />
          </div>
          <LastComment comments={detail.comments} />
        </>
      )}
      {readOnly === null && fieldsFor(work.fields, chosen?.code ?? null).length > 0 ? (
        <div className="bh-part">
          <FormFields
            fields={work.fields}
            outcome={chosen}
            form={form}
            disabled={sending}
            unit={task.unit?.id ?? null}
          />
          <DraftLine work={work} />
        </div>
      ) : null}
    </div>
  );
}

function PanelSkeleton() {
  return (
    <div className="bh-panel-skeleton bh-later" aria-hidden="true">
      <span className="bh-skeleton" style={{ width: '40%', height: 16 }} />
      <span className="bh-skeleton" style={{ width: '78%', height: 22 }} />
      <span className="bh-skeleton" style={{ width: '100%', height: 104 }} />
      <span className="bh-skeleton" style={{ width: '100%', height: 80 }} />
      <span className="bh-skeleton" style={{ width: '60%', height: 80 }} />
    </div>
  );
}

export interface TaskPanelProps extends PanelNavigation {
  readonly id: string;
  readonly onDone: (task: TaskDetail) => void;
}

interface LoadedProps extends PanelNavigation {
  readonly task: TaskDetail;
  readonly onDone: (task: TaskDetail) => void;
}

function LoadedPanel({ task, onDone, ...navigation }: LoadedProps) {
  const titleId = useId();
  const { data: detail } = useCase(task.caseId);
  return (
    <aside className="bh-panel" aria-labelledby={titleId} data-region>
      <TaskWorkbench key={task.id} task={task} detail={detail} onNext={onDone}>
        {(work) => (
          <>
            <PanelHead task={task} detail={detail} titleId={titleId} {...navigation} />
            <PanelBody work={work} />
            <WorkFoot work={work} />
          </>
        )}
      </TaskWorkbench>
    </aside>
  );
}

/** The task beside the list: facts, what happened, form, what happens next, outcomes. */
export function TaskPanel({ id, ...rest }: TaskPanelProps) {
  const { t } = useWords();
  const { task, error, retry } = useTask(id);
  if (task !== undefined) {
    return <LoadedPanel task={task} {...rest} />;
  }
  return (
    <aside className="bh-panel" aria-label={t('inbox.panel.label')} data-region>
      {error === null ? <PanelSkeleton /> : <TaskFailed error={error} retry={retry} beside />}
    </aside>
  );
}
