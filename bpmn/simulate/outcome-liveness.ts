import { isActivity } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';

/** Ids of elements at which an outcome can still decide something: one that came in, one that goes out. */
export interface OutcomeLiveness {
  readonly into: ReadonlySet<string>;
  readonly outOf: ReadonlySet<string>;
}

/**
 * Where the outcome of a task matters. Elsewhere outcomes need not be told apart, which keeps the number of
 * states small. A task with outcomes replaces what came in.
 */
export function outcomeLiveness(procedure: Procedure): OutcomeLiveness {
  const all = [procedure, ...Object.values(procedure.called)];
  const live = new Set<string>();
  const placed = all.flatMap((own) =>
    Object.values(own.elements).map((element) => ({ own, element })),
  );
  for (let before = -1; before !== live.size;) {
    before = live.size;
    for (const { own, element } of placed)
      if (isLive(all, own, element, live)) live.add(element.id);
  }
  const outOf = placed.filter(({ own, element }) => isLiveBehind(all, own, element, live));
  return { into: live, outOf: new Set(outOf.map(({ element }) => element.id)) };
}

function isLive(
  all: readonly Procedure[],
  own: Procedure,
  element: BpmnElement,
  live: ReadonlySet<string>,
): boolean {
  // Boundary branches inherit what their host got.
  if (isActivity(element) && element.boundaries.some((id) => live.has(id))) return true;
  // What starts an event sub-process may come from anything in its scope; what people start decides by it.
  if (isInScopeOf(own, element, ({ id, kind }) => kind === 'eventSubProcess' && live.has(id)))
    return true;
  if (isReplaced(element)) return false;
  if ('starts' in element && element.starts.some((id) => live.has(id))) return true;
  if (element.kind === 'callActivity') {
    const called = all.find((one) => one.id === element.calledElement);
    if (called?.starts.some((id) => live.has(id)) === true) return true;
  }
  return isLiveBehind(all, own, element, live);
}

function isLiveBehind(
  all: readonly Procedure[],
  own: Procedure,
  element: BpmnElement,
  live: ReadonlySet<string>,
): boolean {
  return (
    decidesBehind(own, element, live) ||
    endsLive(all, own, element, live) ||
    endsAdHoc(own, element)
  );
}

/** Whether its outcome decides the end of an ad-hoc sub-process. */
function endsAdHoc(own: Procedure, { parent }: BpmnElement): boolean {
  const around = own.elements[parent ?? ''];
  return around?.kind === 'adHocSubProcess' && around.completion !== null;
}

/** Whether something that fits stands directly in one of the scopes around an element. */
function isInScopeOf(
  own: Procedure,
  { parent }: BpmnElement,
  fits: (element: BpmnElement) => boolean,
): boolean {
  const handlers = handlersIn(own);
  for (let scope = parent; ; scope = own.elements[scope]?.parent ?? null) {
    if (handlers.some((handler) => handler.parent === scope && fits(handler))) return true;
    if (scope === null) return false;
  }
}

const known = new WeakMap<Procedure, readonly BpmnElement[]>();

function handlersIn(own: Procedure): readonly BpmnElement[] {
  const found =
    known.get(own) ?? Object.values(own.elements).filter(({ kind }) => kind === 'eventSubProcess');
  known.set(own, found);
  return found;
}

function isReplaced(element: BpmnElement): boolean {
  return element.kind === 'userTask' && element.outcomes.length > 0;
}

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
