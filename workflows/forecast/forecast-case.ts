import { hourOf, hoursUntil } from '../../domain/forecast/forecast-hours.ts';
import { withLongerHours } from '../../domain/forecast/longer-hours.ts';
import { seededRandom } from '../../domain/forecast/seeded-random.ts';
import type { BookedTask, CaseBook } from '../case-book.ts';
import { taskId } from '../case-draft.ts';
import { basisOf, canFinish, kindOf } from './drawn-finish.ts';
import { runAhead, type StandingCase } from './run-ahead.ts';
import type { Hypothesis, World } from './world.ts';

/** Of all runs, in which share the case becomes overdue in each hour. */
export type HourShares = readonly number[];

export interface CaseForecast {
  readonly caseId: string;
  /** The task at hand. */
  readonly taskId: string;
  readonly hours: HourShares;
  /** If the unit that is fastest with such tasks had it; null when that changes nothing, or is not known. */
  readonly reassigned: { readonly unit: string; readonly hours: HourShares } | null;
  /** If whoever has it stayed an hour longer. */
  readonly longer: HourShares | null;
}

export interface Runs {
  readonly runs: number;
  /** The same seed gives the same forecast. */
  readonly seed: string;
}

/** Below this nothing needs to be avoided. */
const worthAvoiding = 0.05;
const longerMinutes = 60;

const sum = (shares: HourShares): number => shares.reduce((total, share) => total + share, 0);

const sharesOf = (
  world: World,
  hypothesis: Hypothesis,
  standing: StandingCase,
  { runs, seed }: Runs,
): HourShares => {
  const counts = Array.from({ length: hoursUntil(world.now, world.until) }, () => 0);
  for (let run = 0; run < runs; run += 1) {
    // Each hypothesis meets the same luck, so that what differs is the hypothesis.
    const random = seededRandom(`${seed}/${standing.caseId}/${String(run)}`);
    const at = runAhead(world, hypothesis, standing, random);
    if (at === null) continue;
    const hour = hourOf(at, world);
    counts[hour] = (counts[hour] ?? 0) + 1;
  }
  return counts.map((count) => count / runs);
};

/** The task at hand: the first that can be finished. */
const atHand = (book: CaseBook): BookedTask | undefined =>
  book.tasks.values().find((task) => canFinish(task));

/**
 * Runs a case ahead so many times, and what if another unit had it, or people stayed an hour longer.
 * @returns null when too little is known of such tasks
 */
export const forecastCase = (
  world: World,
  standing: StandingCase,
  runs: Runs,
): CaseForecast | null => {
  const { book, procedureKey, category } = standing;
  const task = atHand(book);
  if (task === undefined) return null;
  const kind = kindOf(task, { procedure: procedureKey, category });
  const basis = basisOf(book, task);
  if (world.record.of(kind, basis) === null) return null;
  const asItIs: Hypothesis = { working: world.calendar, reassigned: null };
  const hours = sharesOf(world, asItIs, standing, runs);
  const about = { caseId: standing.caseId, taskId: taskId(standing.caseId, task.instance) };
  if (sum(hours) < worthAvoiding) return { ...about, hours, reassigned: null, longer: null };
  const to = world.record.fastestOther(kind, basis);
  const longer = { ...asItIs, working: withLongerHours(world.calendar, longerMinutes) };
  return {
    ...about,
    hours,
    reassigned:
      to === null || task.unit === null
        ? null
        : {
            unit: to,
            hours: sharesOf(
              world,
              { ...asItIs, reassigned: { from: task.unit, to } },
              standing,
              runs,
            ),
          },
    longer: basis === 'wall' ? null : sharesOf(world, longer, standing, runs),
  };
};
