import { cancel } from '../cancelling.ts';
import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { scopeToEnter } from '../jump-target.ts';
import type { Instance } from '../state.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { place } from '../tokens.ts';
import { findActive } from './find-open.ts';

/**
 * 跳转 (`returns.md`): withdraws these instances alone and enters an element in their scope or one around it,
 * caused by them. What was left comes to life again when a return goes behind the jump on one way only.
 * Whether the case can still come to its end is not asked here (`simulate/judge-jump.ts`).
 */
export function jump(step: Step, event: EventOf<'jump'>): void {
  const left = event.leave.map((id) => leavable(step, id));
  const [first] = left;
  if (first === undefined || new Set(event.leave).size < left.length)
    throw new EngineRefusal('jump-not-legal', 'Expected instances to leave, each once');
  const scope = scopeToEnter(step, left, event.enter);
  const { id } = place(step, event.enter, {
    scope,
    causes: left.map((one) => one.id),
    outcome: first.outcome,
  });
  for (const one of left) {
    if (step.draft.get(one.id).state === 'active') cancel(step, one.id, 'cancelled', id);
  }
  for (const one of left) cancelEmptied(step, one.scope, { until: scope, endedBy: id });
}

function leavable(step: Step, id: string): Instance {
  const instance = findActive(step, id, 'instance-not-active');
  if (instance.id !== rootId && instance.turn === undefined) return instance;
  throw new EngineRefusal(
    'jump-not-legal',
    `Expected ${id} to be an instance that can be left, but it is the case or a turn of a body`,
  );
}

/** The token of a scope with nothing left in it has gone with what was in it. */
function cancelEmptied(
  step: Step,
  id: number,
  { until, endedBy }: { readonly until: number; readonly endedBy: number },
): void {
  const scope = step.draft.get(id);
  if (id === until || step.draft.hasActiveInside(id)) return;
  if (scope.state === 'active') cancel(step, id, 'cancelled', endedBy);
  cancelEmptied(step, scope.scope, { until, endedBy });
}
