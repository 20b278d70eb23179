import type { StartSchedule } from '../bpmn/model/start-schedule.ts';
import type { TimerStartTable } from './schema/timer-start.ts';

type ScheduleRow = Pick<TimerStartTable, 'kind' | 'text' | 'since' | 'turn' | 'due_at'>;

export const scheduleIn = ({ kind, text, since, turn, due_at }: ScheduleRow): StartSchedule => ({
  kind,
  text,
  since: since.getTime(),
  turn,
  due: due_at?.getTime() ?? null,
});

export const scheduleRow = ({ kind, text, since, turn, due }: StartSchedule): ScheduleRow => ({
  kind,
  text,
  since: new Date(since),
  turn,
  due_at: due === null ? null : new Date(due),
});
