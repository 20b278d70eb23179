import FlagOutlined from '@mui/icons-material/FlagOutlined';
import { memo } from 'react';
import type { Task, TaskDelegation } from '../../../../api/contract/tasks.ts';
import { ClockChip } from '../../../clocks/clock-chip.tsx';
import { dateWords } from '../../../clocks/date-words.ts';
import { StageMark } from '../../../clocks/stage-mark.tsx';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { CardTag } from '../../../fields/card-tag.tsx';
import { PriorityMark } from '../../../fields/priority-mark.tsx';
import { SecrecyMark } from '../../../fields/secrecy-mark.tsx';
import { useWords } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import { answererOf } from '../detail/question-notice.tsx';

export const rowId = (task: string): string => `bh-task-${task}`;

export interface TaskRowProps {
  readonly task: Task;
  readonly index: number;
  readonly top: number;
  readonly current: boolean;
  readonly ticked: boolean;
  readonly onChoose: (id: string) => void;
  readonly onTick: (id: string, range: boolean) => void;
}

/** Who does it for whom; what was said is at hand. */
function DelegationMark({ delegation }: { readonly delegation: TaskDelegation }) {
  const { t, name } = useWords();
  const { user } = useSession();
  const { state, owner, delegate, reason, comment } = delegation;
  const names = { owner: name(owner), delegate: name(delegate) };
  const pending = delegate.id === user.id ? 'row' : 'rowAway';
  const said = state === 'resolved' ? (comment ?? '') : reason;
  return (
    <span className="bh-nowrap bh-task-delegated bh-dot" title={said}>
      {t(`task.delegation.${state === 'resolved' ? 'rowResolved' : pending}`, names)}
    </span>
  );
}

/** The reader's own flag. */
function FlagMark() {
  const { t } = useWords();
  return (
    <span className="bh-task-flag" title={t('inbox.flagged')}>
      <FlagOutlined aria-hidden="true" />
      <span className="bh-sr">{t('inbox.flagged')}</span>
    </span>
  );
}

/** Whose answer it waits for. */
function AwaitedMark({ awaited }: { readonly awaited: NonNullable<Task['waitsFor']> }) {
  const words = useWords();
  return (
    <span className="bh-nowrap bh-task-delegated bh-dot">
      {words.t('task.question.row', { holder: answererOf(awaited, words) })}
    </span>
  );
}

function Unit({ task }: { readonly task: Task }) {
  const { t, name } = useWords();
  return (
    <td className="bh-task-unit">
      {task.unit === null ? (
        <span className="bh-cut bh-3">{t('inbox.noUnit')}</span>
      ) : (
        <span className="bh-cut" title={name(task.unit)}>
          {name(task.unit)}
        </span>
      )}
      {task.returns > 0 ? (
        <span className="bh-cut bh-task-returned">
          {t('inbox.returned', { count: task.returns })}
        </span>
      ) : null}
    </td>
  );
}

function Matter({
  task,
  onChoose,
}: {
  readonly task: Task;
  readonly onChoose: (id: string) => void;
}) {
  return (
    <td className="bh-task-matter">
      <span className="bh-row bh-task-line">
        <button
          type="button"
          // The keyboard moves through the rows as a whole; the button covers its row for the pointer.
          tabIndex={-1}
          className="bh-cut bh-task-name"
          title={task.title}
          onClick={() => {
            onChoose(task.id);
          }}
        >
          {task.title}
        </button>
        <PriorityMark urgency={task.urgency} />
        <SecrecyMark secrecy={task.secrecy} />
        {task.flagged ? <FlagMark /> : null}
        {task.card === null ? null : <CardTag level={task.card} />}
      </span>
      <span className="bh-cut bh-task-second">
        <span className="bh-nowrap">{task.caseNumber}</span>
        {task.delegation === null ? null : <DelegationMark delegation={task.delegation} />}
        {task.waitsFor === null ? null : <AwaitedMark awaited={task.waitsFor} />}
        {task.address === null ? null : (
          <span className="bh-dot bh-task-place">{task.address}</span>
        )}
      </span>
    </td>
  );
}

/** One task in the list: clock, stage, matter and place, unit, source. Numbers are never cut. */
export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { task, index, top, current, ticked, onChoose, onTick } = props;
  const { t, code } = useWords();
  const rule = useDateRule();
  const state = `${current ? ' current' : ''}${ticked ? ' ticked' : ''}`;
  return (
    <tr
      id={rowId(task.id)}
      className={`bh-task${state}`}
      aria-rowindex={index + 2}
      aria-selected={current}
      style={{ top }}
    >
      <td className="bh-task-tick">
        <input
          type="checkbox"
          className="bh-check"
          tabIndex={-1}
          checked={ticked}
          aria-label={t('inbox.selectRow', { title: task.title })}
          onClick={(event) => {
            onTick(task.id, event.shiftKey);
          }}
          onChange={() => undefined}
        />
      </td>
      <td className="bh-task-clock">
        <ClockChip
          state={task.clockState}
          dueAt={task.dueAt}
          remainingMillis={task.remainingMillis}
          unit={task.limitUnit}
          terse
        />
      </td>
      <td className="bh-task-stage">
        {task.stage === null ? null : <StageMark stage={task.stage} />}
      </td>
      <Matter task={task} onChoose={onChoose} />
      <td className="bh-task-address bh-cut" title={task.address ?? undefined}>
        {task.address}
      </td>
      <Unit task={task} />
      <td className="bh-task-source">
        <span className="bh-cut">{code('channel', task.channel)}</span>
        <time className="bh-task-second">{dateWords(Date.parse(task.createdAt), rule)}</time>
      </td>
    </tr>
  );
});
