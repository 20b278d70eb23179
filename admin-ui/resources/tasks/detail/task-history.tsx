import ArrowForward from '@mui/icons-material/ArrowForward';
import Check from '@mui/icons-material/Check';
import type { CaseDetail, StageProgress } from '../../../../api/contract/cases.ts';
import type { Task } from '../../../../api/contract/tasks.ts';
import { dateWords } from '../../../clocks/date-words.ts';
import { durationWords } from '../../../clocks/duration-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useWords } from '../../../messages/use-words.ts';

function Holder({ holder }: { readonly holder: Task['assignee'] }) {
  const { t, name } = useWords();
  return holder === null ? t('task.pending') : name(holder);
}

interface PassedProps {
  readonly stage: StageProgress;
  readonly tasks: readonly Task[];
}

/** A stage has several steps: whoever finished the last one does not have the next. */
const holderOf = ({ stage }: StageProgress, tasks: readonly Task[]): Task['assignee'] =>
  tasks.find((task) => task.stage === stage)?.assignee ?? null;

function Passed({ stage, tasks }: PassedProps) {
  const { t, name } = useWords();
  const rule = useDateRule();
  const current = stage.state === 'current';
  const by = stage.by === null ? '' : name(stage.by);
  const at = stage.leftAt ?? stage.enteredAt;
  const when = at === null ? '' : dateWords(Date.parse(at), rule);
  const used =
    current || stage.usedMillis === null
      ? null
      : t('task.used', {
          time: durationWords(stage.usedMillis, rule.tongue, { round: 'down', seconds: true }),
        });
  const Icon = current ? ArrowForward : Check;
  return (
    <li className={current ? 'now' : ''}>
      <Icon className="bh-icon" aria-hidden="true" />
      <b>{t(`clocks.stage.${stage.stage}`)}</b>
      <span className="bh-cut">{current ? <Holder holder={holderOf(stage, tasks)} /> : by}</span>
      <span className="bh-3 bh-xs when">
        {current && when !== '' ? t('task.since', { time: when }) : when}
        {used === null ? null : <span className="bh-dot">{used}</span>}
      </span>
    </li>
  );
}

/** What happened so far: the stages gone through and the one it is in. */
export function TaskHistory({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useWords();
  const passed = detail.stages.filter(
    (stage) => stage.state === 'done' || stage.state === 'current',
  );
  return (
    <ol className="bh-steps" aria-label={t('task.history')}>
      {passed.map((stage) => (
        <Passed key={stage.stage} stage={stage} tasks={detail.tasks} />
      ))}
    </ol>
  );
}
