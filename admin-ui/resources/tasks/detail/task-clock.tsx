import type { CaseDetail, Clock } from '../../../../api/contract/cases.ts';
import type { Task } from '../../../../api/contract/tasks.ts';
import { ClockChip } from '../../../clocks/clock-chip.tsx';
import { limitWords } from '../../../clocks/duration-words.ts';
import { useTongue } from '../../../clocks/use-wording.ts';
import { useWords } from '../../../messages/use-words.ts';
import { ClockWhy } from './clock-why.tsx';

/** The clock of the task's stage that is not stopped. */
export function clockOf(task: Task, detail: CaseDetail | undefined): Clock | undefined {
  return detail?.clocks.find((clock) => clock.stage === task.stage && clock.state !== 'stopped');
}

export interface TaskClockProps {
  readonly task: Task;
  readonly detail: CaseDetail | undefined;
  readonly big?: boolean;
}

/** The task's clock, with the limit it runs against: 剩 4 分 / 派遣 15 分. It leads to why, once that is known. */
export function TaskClock({ task, detail, big }: TaskClockProps) {
  const { t } = useWords();
  const tongue = useTongue();
  const clock = clockOf(task, detail);
  const limit = clock?.limit ?? null;
  const limitText = (key: 'task.stageLimit' | 'task.stageLimitFull'): string | undefined =>
    big === true || limit === null || task.stage === null
      ? undefined
      : t(key, {
          stage: t(`clocks.stage.${task.stage}`),
          limit: limitWords(limit, tongue, key === 'task.stageLimitFull'),
        });
  const chip = (
    <ClockChip
      state={task.clockState}
      dueAt={task.dueAt}
      remainingMillis={task.remainingMillis}
      unit={task.limitUnit}
      limitText={limitText('task.stageLimit')}
      limitName={limitText('task.stageLimitFull')}
      big={big}
      untitled={clock !== undefined}
    />
  );
  return clock === undefined ? (
    chip
  ) : (
    <ClockWhy clock={clock} caseId={task.caseId}>
      {chip}
    </ClockWhy>
  );
}
