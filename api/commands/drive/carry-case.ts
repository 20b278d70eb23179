import { setTimeout as sleep } from 'node:timers/promises';
import { Compile } from 'typebox/compile';
import { StepResult, type Task, TaskClaim } from '../../contract/tasks.ts';
import type { CentreClient } from '../http/centre-client.ts';
import { RequestRefused } from '../http/failures.ts';
import { type CaseReader, inbox, type OpenTask } from './case-reader.ts';
import { type ElementId, isElement } from './elements.ts';
import type { Journal } from './journal.ts';
import { type CaseSoFar, type Choices, moves } from './moves.ts';
import type { People } from './people.ts';
import { uploadPhoto } from './photo.ts';
import type { Statistics } from './statistics.ts';
import type { Town } from './town.ts';

/** What all clients share. */
export interface Stage {
  readonly run: string;
  readonly town: Town;
  readonly people: People;
  readonly reader: CaseReader;
  readonly statistics: Statistics;
  readonly journal: Journal;
  /** A case that gets no further for so long is given up. */
  readonly patienceMillis: number;
  /** A case is left after so many steps; null: carried to its end. */
  readonly steps: number | null;
}

/** A case on its way. */
export interface Carried extends Omit<CaseSoFar, 'times' | 'unit'> {
  readonly caseId: string;
  readonly grid: string | null;
}

/** `left`: after as many steps as were told. */
export type CaseEnd =
  { readonly kind: 'ended' | 'left' } | { readonly kind: 'unfinished'; readonly why: string };

const StepAnswer = Compile(StepResult);
const ClaimAnswer = Compile(TaskClaim);
const endStates = new Set(['closed', 'void']);
const longestPauseMillis = 1000;

/** Refusals that only say that the case has moved meanwhile: look again. */
const lookAgain = new Set([
  'task-not-open',
  'stale-version',
  'task-claimed-by-other',
  'not-found',
  'not-permitted',
  'case-opening',
  'case-suspended',
  'case-closed',
]);

/**
 * Finishes task after task, each as somebody who may, until the case has ended, enough steps are
 * taken, or nothing moves any more.
 */
export async function carryCase(stage: Stage, carried: Carried): Promise<CaseEnd> {
  const times = new Map<ElementId, number>();
  let unit: string | null = null;
  let known: readonly OpenTask[] | null = null;
  let movedAt = Date.now();
  let steps = 0;
  for (let pause = 20; ; pause = Math.min(pause * 1.5, longestPauseMillis)) {
    if (steps === stage.steps) {
      return { kind: 'left' };
    }
    const tasks: readonly OpenTask[] = known ?? (await stage.reader.openTasks(carried.caseId));
    known = null;
    const step = await finishOne(stage, { ...carried, times, unit }, tasks);
    if (typeof step === 'object') {
      times.set(step.element, (times.get(step.element) ?? 0) + 1);
      unit = step.unit ?? unit;
      known = step.next.length > 0 ? step.next : null;
      movedAt = Date.now();
      steps += 1;
      pause = 20;
    }
    if (endStates.has(await stateAfter(stage, carried, step))) {
      return { kind: 'ended' };
    }
    if (Date.now() - movedAt > stage.patienceMillis) {
      return { kind: 'unfinished', why: typeof step === 'string' ? step : 'no further task' };
    }
    if (known === null) {
      await sleep(pause);
    }
  }
}

/** Without a step it may have ended by itself. */
async function stateAfter(stage: Stage, carried: Carried, step: Step | string): Promise<string> {
  return typeof step === 'object'
    ? step.caseState
    : (await stage.reader.head(carried.caseId)).state;
}

interface Step {
  readonly element: ElementId;
  readonly unit: string | null;
  readonly caseState: string;
  readonly next: readonly OpenTask[];
}

type Moving = Carried & CaseSoFar;

/** The step, or why none of the tasks could be finished now. */
async function finishOne(
  stage: Stage,
  moving: Moving,
  tasks: readonly OpenTask[],
): Promise<Step | string> {
  let why = 'no open task';
  for (const task of tasks) {
    const { element } = task;
    if (!isElement(element)) {
      return `a task that the drive does not know: ${element}`;
    }
    for (const person of candidatesFor(stage, moving, task)) {
      const step = await tryAs(stage, moving, { task, element, person });
      if (typeof step === 'object') {
        return step;
      }
      why = `${element}: ${step}`;
    }
  }
  return why;
}

/** People of the case's own grid first: others of their unit may not see the task. */
function candidatesFor(stage: Stage, moving: Moving, task: OpenTask): readonly string[] {
  const candidates = stage.people.candidates(task);
  if (task.role !== 'grid' || moving.grid === null) {
    return candidates;
  }
  const inGrid = new Set(stage.people.inGrid(moving.grid));
  return candidates.toSorted((one, other) => Number(inGrid.has(other)) - Number(inGrid.has(one)));
}

interface Attempt {
  readonly task: OpenTask;
  readonly element: ElementId;
  readonly person: string;
}

async function tryAs(stage: Stage, moving: Moving, attempt: Attempt): Promise<Step | string> {
  const client = await stage.people.clientOf(attempt.person);
  try {
    const found = await findTask(stage, client, { caseId: moving.caseId, task: attempt.task });
    return found === null
      ? 'not in the inbox of who should have it'
      : await finish(stage, moving, { ...attempt, client, found });
  } catch (error) {
    if (error instanceof RequestRefused && lookAgain.has(error.code)) {
      return error.code;
    }
    throw error;
  }
}

/** Looks where the task should be, then where it is when it was claimed before an interruption. */
async function findTask(
  stage: Stage,
  client: CentreClient,
  wanted: { readonly caseId: string; readonly task: OpenTask },
): Promise<Task | null> {
  const views = wanted.task.person === null ? (['pool', 'mine'] as const) : (['mine'] as const);
  for (const view of views) {
    const list = await stage.statistics.time('find', () => inbox(client, view, wanted.caseId));
    const found = list.find((task) => task.id === wanted.task.id);
    if (found !== undefined) {
      return found;
    }
  }
  return null;
}

async function finish(
  stage: Stage,
  moving: Moving,
  attempt: Attempt & { readonly client: CentreClient; readonly found: Task },
): Promise<Step> {
  const { client, found, element } = attempt;
  const path = `/api/tasks/${encodeURIComponent(found.id)}`;
  const claim = await stage.statistics.time('claim', () =>
    client.json(ClaimAnswer, {
      method: 'POST',
      path: `${path}/claim`,
      body: { version: found.version },
    }),
  );
  const unit = found.unit?.id ?? moving.unit;
  const so: CaseSoFar = { ...moving, unit: element === 'dispatch' ? moving.unit : unit };
  const move = await moves[element](so, choicesOf(stage, client));
  const answer = await stage.statistics.time('complete', () =>
    client.json(StepAnswer, {
      method: 'POST',
      path: `${path}/complete`,
      body: { outcome: move.outcome, data: move.data, version: claim.version },
      headers: { 'idempotency-key': `${stage.run}-${found.id}-${claim.version}` },
      notYet: [202],
    }),
  );
  const { seq } = answer;
  stage.journal({ caseId: moving.caseId, taskId: found.id, element, outcome: move.outcome, seq });
  const chosen = move.data['unit'];
  return {
    element,
    unit: typeof chosen === 'string' ? chosen : null,
    caseState: answer.caseState,
    next: answer.tasks.map(({ id, element: next, role, unit: inUnit, person }) => ({
      id,
      element: next,
      role,
      unit: inUnit,
      person,
    })),
  };
}

function choicesOf(stage: Stage, client: CentreClient): Choices {
  return {
    classes: stage.town.classes,
    units: stage.town.units,
    handlersOf: (unit) => stage.people.handlersOf(unit),
    photo: () => stage.statistics.time('upload', () => uploadPhoto(client)),
  };
}
