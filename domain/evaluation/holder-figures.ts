import { elapsed } from '../calendar/own-time.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Instant } from '../limits/limit.ts';
import type { HeldTask } from './case-facts.ts';
import type { HolderFigures } from './case-figures.ts';

const figuresOf = (task: HeldTask, end: Instant, calendar: WorkingCalendar): HolderFigures => {
  const until = task.closedAt ?? end;
  const office = elapsed(task.openedAt, until, 'workHours', calendar);
  return {
    stage: task.stage,
    unit: task.unit,
    person: task.person,
    tasks: 1,
    wallMillis: until - task.openedAt,
    officeMillis: office.ok ? office.millis : null,
  };
};

const add = (one: HolderFigures, other: HolderFigures): HolderFigures => ({
  ...one,
  tasks: one.tasks + other.tasks,
  wallMillis: one.wallMillis + other.wallMillis,
  officeMillis:
    one.officeMillis === null || other.officeMillis === null
      ? null
      : one.officeMillis + other.officeMillis,
});

/** How long each holder had the case in each stage, in order of the first task. */
export const holderFigures = (
  tasks: readonly HeldTask[],
  end: Instant,
  calendar: WorkingCalendar,
): readonly HolderFigures[] => {
  const found = new Map<string, HolderFigures>();
  for (const task of tasks) {
    const key = JSON.stringify([task.stage, task.unit, task.person]);
    const figures = figuresOf(task, end, calendar);
    const known = found.get(key);
    found.set(key, known === undefined ? figures : add(known, figures));
  }
  return [...found.values()];
};
