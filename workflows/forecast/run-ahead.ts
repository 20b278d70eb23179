import type { Procedure } from '../../bpmn/model/procedure.ts';
import { judgeClock } from '../../domain/clocks/judge-clock.ts';
import type { Random } from '../../domain/forecast/seeded-random.ts';
import type { PlannedEntry } from '../actions/action-rule.ts';
import type { ProgressBatch, ProgressResult } from '../activity-port.ts';
import { isTicking, type BookedTask, type CaseBook } from '../case-book.ts';
import { taskId } from '../case-draft.ts';
import { CaseShell } from '../case-shell.ts';
import { limitOf } from '../clock-book.ts';
import { engineVersion, type Actor, type CaseSettings } from '../contract.ts';
import { canFinish, drawnFinish, type Finish } from './drawn-finish.ts';
import type { Hypothesis, World } from './world.ts';

/** An open case as it stands, from which runs go ahead; it is not changed by them. */
export interface StandingCase {
  readonly caseId: string;
  readonly procedureKey: string;
  readonly category: string | null;
  readonly procedure: Procedure;
  readonly graphHash: string;
  readonly settings: CaseSettings;
  readonly book: CaseBook;
  readonly step: number;
}

/** No case does more in one night; a diagram that runs in circles ends here. */
const mostEvents = 60;
const nobody: Actor = { person: null, origin: 'system' };

const answer = (
  { calendar }: World,
  { warnShare, escalateAfter }: CaseSettings,
  batch: ProgressBatch,
): ProgressResult => {
  const rules = { warnShare, escalateAfter: limitOf(escalateAfter) };
  return {
    seq: 0,
    number: null,
    matches: [],
    clocks: batch.clocks.map(({ id, entries }) => {
      const { warnAt, dueAt, escalateAt } = judgeClock(entries, calendar, rules);
      return { id, warnAt, dueAt, escalateAt };
    }),
  };
};

const completion = (caseId: string, task: BookedTask, finish: Finish): PlannedEntry => ({
  type: 'task-completed',
  params: {
    event: {
      type: 'complete',
      instance: task.instance,
      at: finish.at,
      variables: finish.variables,
      ...(finish.outcome === undefined ? {} : { outcome: finish.outcome }),
    },
  },
  taskId: taskId(caseId, task.instance),
  elementId: task.element,
});

/** The case in one run: the shell of the workflow, with drawn people and services that answer at once. */
class Run {
  readonly #world: World;
  readonly #hypothesis: Hypothesis;
  readonly #standing: StandingCase;
  readonly #random: Random;
  readonly #shell: CaseShell;
  readonly #finishes = new Map<string, Finish | null>();

  constructor(world: World, hypothesis: Hypothesis, standing: StandingCase, random: Random) {
    this.#world = world;
    this.#hypothesis = hypothesis;
    this.#standing = standing;
    this.#random = random;
    this.#shell = new CaseShell({ ...standing, engineVersion, processed: [] });
  }

  /** When the case becomes overdue; null: not before the end. */
  overdueAt(): number | null {
    const { until } = this.#world;
    let at = this.#world.now;
    for (let events = 0; events < mostEvents; events += 1) {
      this.#settle(at);
      if (this.#shell.hasEnded) return null;
      this.#draw(at);
      const finish = this.#nextFinish();
      const deadline = this.#shell.nextDeadline()?.at ?? Infinity;
      const next = Math.min(finish?.at ?? Infinity, deadline);
      const due = this.#nextDue();
      // What is done at the due time itself is on time.
      if (due <= until && due < Math.max(next, at)) return due;
      if (next > until) return null;
      at = Math.max(at, next);
      if (finish !== null && finish.at <= deadline) this.#complete(finish);
    }
    return null;
  }

  /** Projects until nothing is pending; what is due fires, what is called answers. */
  #settle(at: number): void {
    for (let rounds = 0; rounds < mostEvents; rounds += 1) {
      this.#shell.fireDue(at);
      for (const service of this.#shell.services.values()) {
        this.#shell.serviceEnded(service, { kind: 'answered', result: { variables: {} } }, at);
      }
      if (!this.#shell.hasProgress) return;
      const batch = this.#shell.takeBatch(at);
      this.#shell.flushed(batch, answer(this.#world, this.#standing.settings, batch), at);
    }
  }

  #draw(at: number): void {
    const { book } = this.#shell;
    const { procedureKey, category } = this.#standing;
    const about = { procedure: procedureKey, category };
    for (const task of book.tasks.values()) {
      if (this.#finishes.has(task.instance) || !canFinish(task)) continue;
      const of = { book, at, about, random: this.#random };
      const finish = drawnFinish(this.#world, this.#hypothesis, task, of);
      this.#finishes.set(task.instance, finish);
    }
  }

  #nextFinish(): Finish | null {
    let next: Finish | null = null;
    for (const instance of this.#shell.book.tasks.keys()) {
      const finish = this.#finishes.get(instance) ?? null;
      if (finish !== null && (next === null || finish.at < next.at)) next = finish;
    }
    return next;
  }

  /** The first due time of the clocks that run, of those that had not passed before the run. */
  #nextDue(): number {
    let next = Infinity;
    for (const clock of this.#shell.book.clocks.values()) {
      const due = isTicking(clock) ? (clock.judged?.due ?? null) : null;
      if (due !== null && due > this.#world.now && due < next) next = due;
    }
    return next;
  }

  #complete(finish: Finish): void {
    const task = this.#shell.book.tasks.get(finish.instance);
    if (task === undefined) return;
    this.#finishes.delete(finish.instance);
    this.#shell.record(completion(this.#standing.caseId, task, finish), finish.at, nobody);
  }
}

/**
 * Lets a case go on until the end of the world by drawn handling times.
 * @returns when it becomes overdue, or null
 */
export const runAhead = (
  world: World,
  hypothesis: Hypothesis,
  standing: StandingCase,
  random: Random,
): number | null => new Run(world, hypothesis, standing, random).overdueAt();
