import { behaviors } from '../behaviors/index.ts';
import { isActivity } from '../model/element.ts';
import type { BpmnElement, ElementKind } from '../model/element.ts';
import type { Failure } from './failures.ts';
import { waitsItsTurn } from './ad-hoc.ts';
import { happensAtRest } from './at-rest.ts';
import { takeData } from './data.ts';
import { rememberedOf, withoutOutside } from './closing.ts';
import { closeAll } from './half-taken.ts';
import { raiseIncident, revivedBy } from './incident.ts';
import { isUndoPending } from './returns/undo.ts';
import { openLoop, settleLoop } from './loops.ts';
import { isLoopBody } from './loop-body.ts';
import { broadcasting } from './broadcasting.ts';
import { rootId } from './step.ts';
import type { Job, Step } from './step.ts';
import { gather } from './tokens.ts';
import { mostTurns } from './turns.ts';
import { Visits } from './visits.ts';

/** Jobs of one event, beyond which loops within loops multiply: no case could hold what they leave. */
const mostJobs = 50 * mostTurns;

/** Works off the queue until every token waits for something from outside. */
export function run(step: Step): void {
  const visits = new Visits();
  for (let jobs = 0; ; jobs += 1) {
    const job = step.nextJob();
    if (job === undefined) {
      if (!happensAtRest(step)) return;
    } else if (job.type === 'settle') settle(step, job.instance);
    else if (job.type === 'finish') finishIfActive(step, job.instance);
    else if (isForLater(step, job)) step.postpone(job);
    else enterInstance(step, job.instance, jobs < mostJobs && visits.allow(step, job.instance));
  }
}

/** A signal is heard by whatever waits in parallel branches, however the diagram orders them. */
function isForLater(step: Step, { instance, late }: Job): boolean {
  const entered = step.draft.get(instance);
  return (
    late !== true && entered.state === 'active' && broadcasting.has(step.elementOf(entered).kind)
  );
}

const endless: Failure = { code: 'endless-loop', message: 'The case does not come to rest' };

function enterInstance(step: Step, id: number, allowed: boolean): void {
  const instance = step.draft.get(id);
  if (instance.state !== 'active' || instance.incident !== undefined) return;
  if (instance.awaits !== undefined) return;
  const failure = allowed ? enter(step, step.elementOf(instance), id) : endless;
  if (failure !== undefined) raiseIncident(step, id, failure, revivedBy(step, id));
}

function enter(step: Step, element: BpmnElement, id: number): Failure | undefined {
  const { gathering } = step.draft.get(id);
  const quantity = isActivity(element) ? (element.startQuantity ?? 1) : 1;
  if (gathering === true && !gather(step, id, quantity)) return undefined;
  if (waitsItsTurn(step, id)) return undefined;
  const taken = takeData(step, element, id);
  if (taken !== true) return taken === false ? undefined : taken;
  if (isActivity(element) && isLoopBody(element, step.draft.get(id)))
    return openLoop(step, element, id);
  return enterOnce(step, element, id);
}

function finish(step: Step, element: BpmnElement, id: number): Failure | undefined {
  if (isActivity(element) && isLoopBody(element, step.draft.get(id)))
    return settleLoop(step, element, id);
  return finishOnce(step, element, id);
}

function enterOnce<K extends ElementKind>(
  step: Step,
  element: BpmnElement<K>,
  id: number,
): Failure | undefined {
  return behaviors[element.kind].enter(step, element, id);
}

function finishOnce<K extends ElementKind>(
  step: Step,
  element: BpmnElement<K>,
  id: number,
): Failure | undefined {
  return behaviors[element.kind].finish(step, element, id);
}

function finishIfActive(step: Step, id: number): void {
  if (step.draft.get(id).state === 'active') finishInstance(step, id);
}

/** The work of an instance is done: it leaves, or stays with an incident when it cannot. */
export function finishInstance(step: Step, id: number): void {
  const failure = finish(step, step.elementOf(step.draft.get(id)), id);
  if (failure !== undefined) raiseIncident(step, id, failure, { leaving: true });
}

/** A scope without any token left is through. */
function settle(step: Step, id: number): void {
  const scope = step.draft.get(id);
  if (scope.state !== 'active' || scope.incident !== undefined) return;
  if (scope.turns === undefined && step.draft.hasActiveInside(id)) return;
  if (id !== rootId) finishInstance(step, id);
  else if (!step.draft.instances.some(isUndoPending)) endCase(step);
}

function endCase(step: Step): void {
  const root = step.draft.get(rootId);
  const last = root.ends?.at(-1);
  const end = last === undefined ? root.element : step.draft.get(Math.abs(last)).element;
  const closed = closeAll(step, rootId, 'completed');
  step.draft.move(withoutOutside(closed), 'completed', {
    ended: step.index,
    ...rememberedOf(closed),
  });
  step.draft.status = 'completed';
  step.emit({ type: 'end-case', end, how: 'completed' });
}
