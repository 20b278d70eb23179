import { taskFor } from '../../behaviors/user-task.ts';
import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { raiseIncident } from '../incident.ts';
import { Places } from '../migration/places.ts';
import type { Misplaced } from '../migration/places.ts';
import { inverseLevel } from '../migration/plan.ts';
import type { LevelPlan, MigrationPlan } from '../migration/plan.ts';
import { movedKeys } from '../migration/keys.ts';
import { askedBy, movedWaits, renameOutside, waitForNew } from '../migration/waits.ts';
import type { Instance } from '../state.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { elementOfWait } from '../triggers.ts';

/**
 * Moves the running case to another version of its procedure. Instances keep their ids, holders and what they
 * wait for; timers keep what is left. Every active instance, every waiting token and everything that is waited
 * for has a place, or the migration is refused with the list of what has none. An ended instance without a
 * place stays a fact: it caused what it caused, and is nowhere to go back to. From here on `event.to` is the
 * procedure of the case; the answer carries the plan by which it comes back.
 */
export function migrate(step: Step, event: EventOf<'migrate'>): void {
  const places = new Places(step, event.to, event.plan);
  const before = step.draft.instances;
  const after = before.map((instance) => moved(places, instance, event.to.id));
  const { problems } = places;
  if (problems.length > 0) {
    const list = problems.map(named).join(', ');
    throw new EngineRefusal('migration-not-legal', `Expected a place for all, but: ${list}`);
  }
  const offered = new Map(before.map((one) => [one.id, offerOf(step, one)]));
  const asked = before.map((one) => askedBy(step, one));
  const keys = movedKeys(step, places.levels, event.to);
  step.draft.keepOnly(after);
  step.draft.keys = keys;
  step.continueWith(event.to);
  for (const [index, instance] of after.entries()) {
    const old = before[index];
    if (old === undefined || instance.state !== 'active') continue;
    renameOutside(step, old, instance, asked[index] ?? new Map());
    const added = waitForNew(step, instance.id);
    for (const wait of added)
      places.levelOfNewWait(step, instance, wait).added.add(elementOfWait(wait));
    if (offerOf(step, instance) !== offered.get(instance.id)) offerAnew(step, instance.id);
    askAgain(step, instance);
  }
  step.undo = undoOf(places);
}

function named({ instance, element, reason }: Misplaced): string {
  return `${element}${instance === undefined ? '' : `#${instance}`} ${reason}`;
}

function moved(places: Places, instance: Instance, root: string): Instance {
  const { element, level } = places.of(instance);
  if (instance.id === rootId)
    return { ...instance, element: root, ...movedWaits(places, instance) };
  if (element === null) return { ...instance, gone: true };
  const { gone, ...rest } = instance;
  // It kept all its names.
  if (gone === true) return rest;
  const flow = (id: string): string => level.flow(id);
  return {
    ...rest,
    element: element.id,
    ...(rest.via === undefined ? {} : { via: flow(rest.via) }),
    ...(rest.tokens === undefined
      ? {}
      : { tokens: rest.tokens.map((token) => ({ ...token, flow: flow(token.flow) })) }),
    ...(rest.awaited === undefined ? {} : { awaited: rest.awaited.map(flow) }),
    ...movedWaits(places, instance),
  };
}

/** What the outside was told of an offered task, as text; null for anything else. */
function offerOf(step: Step, instance: Instance): string | null {
  if (instance.opened !== 'task' || instance.state !== 'active') return null;
  const element = step.elementOf(instance);
  if (element.kind !== 'userTask') return null;
  const { id, name, stage, assignment, form, outcomes } = element;
  return JSON.stringify({ id, name, stage, assignment, form, outcomes });
}

/** The task stays the same, for who holds it; the outside is told what is asked now. */
function offerAnew(step: Step, id: number): void {
  const instance = step.draft.get(id);
  const element = step.elementOf(instance);
  if (element.kind !== 'userTask') return;
  const task = taskFor(step, element, instance);
  if ('code' in task) raiseIncident(step, id, task);
  else step.emit(task);
}

/** The join may have fewer flows to wait for. */
function askAgain(step: Step, { id, tokens }: Instance): void {
  if (tokens !== undefined && step.elementOf(step.draft.get(id)).kind === 'parallelGateway')
    step.enqueue('enter', id);
}

function undoOf(places: Places): MigrationPlan {
  const called: Record<string, LevelPlan> = {};
  let top: LevelPlan = { elements: {}, flows: {} };
  for (const level of places.levels) {
    const plan = inverseLevel(level.plan, level.added);
    if (level.id === null) top = plan;
    else if (level.calledNow !== null) called[level.calledNow] = plan;
  }
  return {
    ...top,
    ...(Object.keys(called).length === 0 ? {} : { called }),
    ...(places.gone.length === 0 ? {} : { restored: places.gone }),
  };
}
