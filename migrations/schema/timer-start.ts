import type { JsonColumn } from './json-column.ts';

/** When a timer of a start event fires next: the schedule of `bpmn/model/start-schedule.ts` beside its timer. */
export interface TimerStartTable {
  procedure_key: string;
  /** What the element waits for, as the engine names it. */
  trigger: string;
  element: string;
  /** `TimerRule`. */
  timer: JsonColumn;
  kind: 'date' | 'duration' | 'cycle';
  text: string;
  since: Date;
  turn: number;
  /** Null when no firing is to come; kept, so that the same timer of the next version does not begin again. */
  due_at: Date | null;
}
