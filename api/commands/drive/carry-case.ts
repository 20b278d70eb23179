import { setTimeout as sleep } from 'node:timers/promises';
import { Compile } from 'typebox/compile';
import { StepResult, type Task, TaskClaim } from '../../contract/tasks.ts';
import type { CentreClient } from '../http/centre-client.ts';
import { RequestRefused } from '../http/failures.ts';
import { type CaseReader, inbox, type OpenTask } from './case-reader.ts';
import { type ElementId, isElement } from './elements.ts';
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
  /** A case that gets no further for so long is given up. */
  readonly patienceMillis: number;
}

/** A case on its way. */
export interface Carried extends Omit<CaseSoFar, 'times' | 'unit'> {
  readonly caseId: string;
  readonly grid: string | null;
}

export type CaseEnd = { readonly ended: true } | { readonly ended: false; readonly why: string };

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

/** Finishes task after task, each as somebody who may, until the case has ended or nothing moves any more. */
export async function carryCase(stage: Stage, carried: Carried): Promise<CaseEnd> {
  const times = new Map<ElementId, number>();
  let unit: string | null = null;
  let known: readonly OpenTask[] | null = null;
  let movedAt = Date.now();
  for (let pause = 20; ; pause = Math.min(pause * 1.5, longestPauseMillis)) {
    const tasks: readonly OpenTask[] = known ?? (await stage.reader.openTasks(carried.caseId));
    known = null;
    const step = await finishOne(stage, { ...carried, times, unit }, tasks);
    if (typeof step === 'object') {
      times.set(step.element, (times.get(step.element) ?? 0) + 1);
      unit = step.unit ?? unit;
      known = step.next.length > 0 ? step.next : null;
      movedAt = Date.now();
      pause = 20;
    }
    if (
      typeof step === 'object'
        ? endStates.has(step.caseState)
        : await hasEnded(stage, carried.caseId)
    ) {
      return { ended: true };
    }
    if (Date.now() - movedAt > stage.patienceMillis) {
      return { ended: false, why: typeof step === 'string' ? step : 'no further task' };
    }
    if (known === null) {
      await sleep(pause);
    }
  }
}

async function hasEnded(stage: Stage, caseId: string): Promise<boolean> {
  return endStates.has((await stage.reader.head(caseId)).state);
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
