import { startNames } from './handlers.ts';
import { listenAgain } from './returns/listen-again.ts';
import { spendWaits } from './spend-waits.ts';
import type { Instance } from './state.ts';
import { rootId } from './step.ts';
import type { Step } from './step.ts';
import { nameOfWait } from './triggers.ts';

/**
 * A scope in which nothing is left but event sub-processes is completing: no other one is started in it (specification
 * 13.5.4), else a reminder that takes longer than its cycle would keep a case open for ever. What their start
 * events wait for is closed, and waited for again when something else is in the scope after all (a return, a jump).
 * An ad-hoc sub-process is not completing as long as people may start activities in it. True when something changed.
 */
export function attendHandlers(step: Step): boolean {
  return step.draft.active.some((id) => {
    const scope = step.draft.get(id);
    return scope.incident === undefined && attend(step, scope);
  });
}

function attend(step: Step, scope: Instance): boolean {
  const starts = startNames(step, scope);
  if (starts.size === 0) return false;
  const isStart = (wait: string): boolean => starts.has(nameOfWait(wait));
  const { timers = [], subscriptions = [], waits = [] } = scope;
  const of = [...timers, ...subscriptions, ...waits].filter(({ element }) => isStart(element));
  if (isCompleting(step, scope)) {
    if (of.every(({ spent }) => spent === true)) return false;
    spendWaits(step, scope.id, isStart, { closedBy: scope.id });
    return true;
  }
  if (of.every(({ closedBy }) => closedBy !== scope.id)) return false;
  listenAgain(step, scope.id, scope);
  return step.draft.get(scope.id) !== scope;
}

function isCompleting(step: Step, scope: Instance): boolean {
  if (scope.id !== rootId && step.elementOf(scope).kind === 'adHocSubProcess') return false;
  const inside = step.draft.inside(scope.id);
  return inside.length > 0 && inside.every((one) => step.elementOf(one).kind === 'eventSubProcess');
}
