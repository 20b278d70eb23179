import { waitingElement } from '../engine/deliver.ts';
import type { EngineEventBody } from '../engine/events.ts';
import { signalWaits } from '../engine/signals.ts';
import type { Step } from '../engine/step.ts';
import type { BpmnElement } from '../model/element.ts';
import { handlerStartedBy } from './beside.ts';
import { ownerOfEvent } from './moves.ts';
import type { WalkStep } from './walk.ts';

/**
 * Scopes in which something can still happen that may lead on what waits there: work and events inside of
 * them, activities that people start, event sub-processes that run beside. Not what only interrupts them.
 * A signal may come from anywhere, so whoever waits for one goes on as long as anything does.
 */
export function goingScopes(step: Step, moves: readonly WalkStep[]): ReadonlySet<number> {
  const going = new Set<number>();
  const upwards = (from: number): void => {
    for (let scope = from; scope !== 0 && !going.has(scope); { scope } = step.draft.get(scope))
      going.add(scope);
  };
  for (const { event } of moves) {
    const owner = ownerOfEvent(event);
    upwards(reaches(step, owner, event) ? owner : step.draft.get(owner).scope);
  }
  if (moves.length === 0) return going;
  for (const { owner, element } of signalWaits(step))
    upwards(startsBeside(step, owner, element) ? owner : step.draft.get(owner).scope);
  return going;
}

/** Whether an event happens inside the instance that it is given to, not to the instance itself. */
function reaches(step: Step, owner: number, event: EngineEventBody): boolean {
  if (event.type === 'start-activity') return true;
  if (event.type !== 'timer' && event.type !== 'message') return false;
  const id = event.type === 'timer' ? event.timer : event.subscription;
  const wait = id.slice(id.indexOf('.') + 1, id.lastIndexOf('.'));
  return startsBeside(step, owner, waitingElement(step, step.draft.get(owner), wait));
}

function startsBeside(step: Step, owner: number, event: BpmnElement): boolean {
  return handlerStartedBy(step, step.draft.get(owner), event)?.interrupting === false;
}
