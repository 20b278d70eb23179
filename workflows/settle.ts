import { undoneBy } from '../bpmn/engine/ids.ts';
import type { JsonObject } from '../bpmn/model/json.ts';
import { isPending } from '../domain/actions/delegation.ts';
import type { Stage } from '../domain/stages.ts';
import type { BookedClock, BookedTask, CaseBook } from './case-book.ts';
import { stageOf, type CaseDraft } from './case-draft.ts';
import { ownClock } from './clock-book.ts';
import { scopesOf } from './scopes.ts';

/** A variable of the case when it is a text, else null. */
export const textVariable = (variables: JsonObject, name: string): string | null => {
  const value = variables[name];
  return typeof value === 'string' ? value : null;
};

/** Unit and person of a case are those who handle it. */
const handling: Stage = 'handle';

const followOwners = (book: CaseBook): void => {
  const { variables } = book.engine;
  const ofCase = {
    unit: textVariable(variables, 'unit'),
    person: textVariable(variables, 'person'),
  };
  for (const clock of book.clocks.values()) {
    if (clock.state !== 'running') continue;
    ownClock(book, clock, ownerOf(book, clock) ?? (clock.stage === handling ? ofCase : clock));
  }
};

/**
 * Whoever has the task of the clock, or one inside what it runs on; but those who handle the case
 * answer for all of its handling.
 */
const ownerOf = (
  book: CaseBook,
  clock: BookedClock,
): { readonly unit: string | null; readonly person: string | null } | undefined => {
  const own = book.tasks.get(clock.instance);
  const task = own ?? (clock.stage === handling ? undefined : taskInside(book, clock));
  return task === undefined ? undefined : { unit: task.unit, person: answeringFor(task) };
};

/** Whoever does it for somebody else does not answer for its clock. */
const answeringFor = ({ delegation, person }: BookedTask): string | null =>
  isPending(delegation) ? delegation.owner : person;

const taskInside = (book: CaseBook, { instance }: BookedClock): BookedTask | undefined =>
  [...book.tasks.values()].findLast((task) =>
    scopesOf(book, task.instance).some((around) => around === instance),
  );

/** Stages in which something is open, the one that was opened first first. */
const activeStages = ({ book, procedure }: CaseDraft): readonly string[] => {
  const found: string[] = [];
  for (const task of book.tasks.values()) if (task.stage !== null) found.push(task.stage);
  const waiting = [
    ...book.services.values(),
    ...book.timers.values(),
    ...book.subscriptions.values(),
  ];
  for (const { instance, element } of waiting) {
    // What waits beside a task (its boundary events) adds no stage of its own; nor does what is undone.
    const stage =
      book.tasks.has(instance) || undoneBy(instance) !== null ? null : stageOf(procedure, element);
    if (stage !== null) found.push(stage);
  }
  return [...new Set(found)];
};

/**
 * Brings up to date what follows from the rest: the stage of the case and when stages were entered
 * and left, and who answers for each running clock. An ended case keeps its last stage.
 */
export const settle = (draft: CaseDraft, at: number): void => {
  const { book } = draft;
  followOwners(book);
  const active = activeStages(draft);
  book.stage = active[0] ?? book.stage;
  const known = new Map(book.stages.map((stage) => [stage.stage, stage]));
  for (const [name, stage] of known) {
    if (stage.leftAt === null && !active.includes(name)) known.set(name, { ...stage, leftAt: at });
  }
  for (const name of active) {
    const stage = known.get(name);
    if (stage?.leftAt === null) continue;
    known.set(name, { stage: name, count: (stage?.count ?? 0) + 1, enteredAt: at, leftAt: null });
  }
  book.stages = [...known.values()];
};
