import { isActivity } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';

/**
 * Elements at which the outcome of an earlier task can still decide something. Elsewhere it need not
 * be told apart, which keeps the number of states small. A task with outcomes replaces what it got.
 */
export function elementsWithLiveOutcome(procedure: Procedure): ReadonlySet<string> {
  const all = [procedure, ...Object.values(procedure.called)];
  const live = new Set<string>();
  const scopes = all.flatMap((one) =>
    Object.values(one.elements).map((element) => ({ procedure: one, element })),
  );
  for (let before = -1; before !== live.size;) {
    before = live.size;
    for (const { procedure: own, element } of scopes) {
      if (isLive(all, own, element, live)) live.add(element.id);
    }
  }
  return live;
}

function isLive(
  all: readonly Procedure[],
  own: Procedure,
  element: BpmnElement,
  live: ReadonlySet<string>,
): boolean {
  // Boundary branches inherit what their host got.
  if (isActivity(element) && element.boundaries.some((id) => live.has(id))) return true;
  if (isReplaced(element)) return false;
  if (element.kind === 'subProcess' && element.starts.some((id) => live.has(id))) return true;
  if (element.kind === 'callActivity') {
    const called = all.find((one) => one.id === element.calledElement);
    if (called?.starts.some((id) => live.has(id)) === true) return true;
  }
  return decidesBehind(own, element, live) || endsLive(all, own, element, live);
}

function isReplaced(element: BpmnElement): boolean {
  return element.kind === 'userTask' && element.outcomes.length > 0;
}

/** Conditions on its own flows count even when the element replaced the outcome: they are read at once. */
function decidesBehind(own: Procedure, element: BpmnElement, live: ReadonlySet<string>): boolean {
  if (element.kind === 'linkThrowEvent') return true;
  return element.outgoing.some((id) => {
    const flow = own.flows[id];
    return flow !== undefined && (flow.condition !== null || live.has(flow.target));
  });
}

/** What ends a body hands its outcome to what comes behind the body. */
function endsLive(
  all: readonly Procedure[],
  own: Procedure,
  element: BpmnElement,
  live: ReadonlySet<string>,
): boolean {
  if (element.outgoing.length > 0) return false;
  if (element.parent !== null) return live.has(element.parent);
  return all.some((caller) =>
    Object.values(caller.elements).some(
      (call) => call.kind === 'callActivity' && call.calledElement === own.id && live.has(call.id),
    ),
  );
}
