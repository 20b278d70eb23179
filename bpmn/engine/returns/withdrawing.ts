import type { BpmnElement } from '../../model/element.ts';
import type { Holder } from '../events.ts';
import type { Instance } from '../state.ts';
import type { Step } from '../step.ts';
import { isCompensated } from '../compensation.ts';
import { causeGraph } from './cause-graph.ts';
import { isTargetOf } from './targets.ts';
import { undoneFuture } from './undone-future.ts';

/**
 * Taking back (撤回, 拿回): whoever completed a task returns to it while nothing behind it has been touched. What
 * people only hold or look at is known outside; whoever sends the event has to have made sure of that.
 */
export function withdrawableBy(step: Step, by: Holder): Instance[] {
  return step.draft.instances.filter((instance) => isOwn(step, instance, by)).toReversed();
}

/** A completed task of this person to which a return would be legal. */
export function isOwn(step: Step, instance: Instance, by: Holder): boolean {
  return (
    instance.state === 'completed' &&
    instance.holder === by &&
    instance.answers === undefined &&
    instance.scope !== 0 &&
    step.elementOf(instance).kind === 'userTask' &&
    isTargetOf(step, causeGraph(step.draft.instances), instance)
  );
}

/** What was touched behind the task, and how. */
export interface Touched {
  readonly instance: Instance;
  /**
   * - `completed`: somebody else has done it
   * - `helped`: somebody else has worked on it for its holder
   * - `asking`: it waits for an answer that it has asked for
   * - `cannot-undo`: an automatic step that says neither how it is undone nor that there is no need
   */
  readonly how: 'completed' | 'helped' | 'asking' | 'cannot-undo';
}

/** The first thing that stands in the way; null when the task may be taken back. */
export function touchedBehind(step: Step, target: Instance, by: Holder): Touched | null {
  const future = undoneFuture(step, target.id);
  for (const instance of step.draft.instances) {
    if (!future.has(instance.id) || instance.state === 'superseded') continue;
    const how = isPerson(step, instance)
      ? touchedByPeople(instance, by)
      : touchedByStep(step, instance);
    if (how !== null) return { instance, how };
  }
  return null;
}

/** The open tasks that taking it back takes away. */
export function openBehind(step: Step, target: number): Instance[] {
  const future = undoneFuture(step, target);
  return step.draft.instances.filter(
    ({ id, state, opened }) => future.has(id) && state === 'active' && opened === 'task',
  );
}

function isPerson(step: Step, instance: Instance): boolean {
  return step.elementOf(instance).kind === 'userTask' && instance.turns === undefined;
}

function touchedByPeople(
  { state, holder, helpers = [], heldFor }: Instance,
  by: Holder,
): Touched['how'] | null {
  if (state === 'completed' && holder !== by) return 'completed';
  if (helpers.some((helper) => helper !== by)) return 'helped';
  return state === 'active' && heldFor !== undefined ? 'asking' : null;
}

function touchedByStep(step: Step, instance: Instance): 'cannot-undo' | null {
  if (instance.state !== 'completed' || isCompensated(step, instance)) return null;
  const element = step.elementOf(instance);
  return hasEffect(element) && !('undo' in element && element.undo !== null) ? 'cannot-undo' : null;
}

/** An automatic step, or an event that has told somebody something. */
function hasEffect(element: BpmnElement): boolean {
  if ('throws' in element) return element.throws.some(({ type }) => type === 'message');
  return automatic.has(element.kind);
}

const automatic: ReadonlySet<BpmnElement['kind']> = new Set<BpmnElement['kind']>([
  'serviceTask',
  'sendTask',
  'scriptTask',
  'messageThrowEvent',
  'messageEndEvent',
]);
