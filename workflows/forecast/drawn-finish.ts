import type { JsonObject } from '../../bpmn/model/json.ts';
import { advance, elapsed } from '../../domain/calendar/own-time.ts';
import {
  drawTimeLeft,
  type HandlingTimes,
  type TaskKind,
  type TimeBasis,
} from '../../domain/forecast/handling-times.ts';
import type { Random } from '../../domain/forecast/seeded-random.ts';
import type { LimitUnit } from '../../domain/limits/limit.ts';
import type { BookedTask, CaseBook } from '../case-book.ts';
import { clockOfTask } from '../progress-batch.ts';
import type { Hypothesis, World } from './world.ts';

/** How a task will end in one run. */
export interface Finish {
  readonly instance: string;
  /** Infinity: not in any year that the calendar knows. */
  readonly at: number;
  readonly outcome: string | undefined;
  readonly variables: JsonObject;
}

const basisOfUnit: { readonly [U in LimitUnit]: TimeBasis } = {
  urgentHours: 'wall',
  calendarDays: 'wall',
  workHours: 'office',
  workDays: 'office',
};
const unitOfBasis: { readonly [B in TimeBasis]: LimitUnit } = {
  wall: 'urgentHours',
  office: 'workHours',
};

/** A task is measured in the time of the clock that runs with it; without one as time passes. */
export const basisOf = (book: CaseBook, task: BookedTask): TimeBasis => {
  const clock = book.clocks.get(clockOfTask(book, task) ?? '');
  const begun = clock?.entries.findLast(
    (entry) => entry.type === 'start' || entry.type === 'reset',
  );
  return begun === undefined || !('limit' in begun) ? 'wall' : basisOfUnit[begun.limit.unit];
};

/** What a task of the case is compared with. */
export const kindOf = (
  task: BookedTask,
  of: { readonly procedure: string; readonly category: string | null },
): TaskKind => ({
  procedure: of.procedure,
  category: of.category,
  element: task.element,
  stage: task.stage,
  unit: task.unit,
});

/** As others ended it; one of which only the time is known ends as most do. */
const outcomeOf = (task: BookedTask, drawn: string | null): string | undefined =>
  task.outcomes.find(({ code }) => code === drawn)?.code ??
  task.outcomes.find(({ kind }) => kind === 'forward')?.code ??
  task.outcomes[0]?.code;

/** Whoever asked others to do it, or waits for an answer, has nothing to finish. */
export const canFinish = (task: BookedTask): boolean => task.waitsFor === undefined;

/** Draws when and how a task ends; null when too little is known of such tasks. */
export const drawnFinish = (
  world: World,
  hypothesis: Hypothesis,
  task: BookedTask,
  {
    book,
    at,
    about,
    random,
  }: {
    readonly book: CaseBook;
    readonly at: number;
    readonly about: { readonly procedure: string; readonly category: string | null };
    readonly random: Random;
  },
): Finish | null => {
  const basis = basisOf(book, task);
  const { reassigned } = hypothesis;
  const moves = reassigned !== null && task.unit === reassigned.from;
  const kind = kindOf(task, about);
  const times: HandlingTimes | null = world.record.of(
    moves ? { ...kind, unit: reassigned.to } : kind,
    basis,
  );
  if (times === null) return null;
  const unit = unitOfBasis[basis];
  const open = elapsed(task.openedAt, at, unit, world.calendar);
  const drawn = drawTimeLeft(times, moves || !open.ok ? 0 : open.millis, random);
  const end = advance(at, Math.max(1, Math.round(drawn.millis)), unit, hypothesis.working);
  const same = drawn.task.element === task.element;
  return {
    instance: task.instance,
    at: end.ok ? end.at : Infinity,
    outcome: outcomeOf(task, same ? drawn.task.outcome : null),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the ledger keeps them
    variables: same ? (drawn.task.variables as JsonObject) : {},
  };
};
