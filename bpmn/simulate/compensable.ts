import { properScope } from '../engine/boundaries.ts';
import { undoings } from '../engine/compensation.ts';
import type { Instance } from '../engine/state.ts';
import type { Step } from '../engine/step.ts';
import { isActivity } from '../model/element.ts';
import type { BpmnElement, ElementKind } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';

/** What compensates. */
export const compensating: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'compensationThrowEvent',
  'compensationEndEvent',
  'cancelEndEvent',
]);

/** How a procedure compensates: not at all, by tasks alone, or by whole pieces of a procedure. */
type Compensation = 'none' | 'tasks' | 'pieces';

interface Compensating {
  readonly how: Compensation;
  /** Activities that a throw event can compensate. */
  readonly within: ReadonlySet<string>;
  /** What a handler undoes, or what may hold such: nothing else that has completed leaves anything to compensate. */
  readonly leaving: ReadonlySet<string>;
}

const known = new WeakMap<Procedure, Compensating>();

export function compensationOf(procedure: Procedure): Compensation {
  return compensatingIn(procedure).how;
}

function compensatingIn(procedure: Procedure): Compensating {
  const found = known.get(procedure) ?? compensatingOf(procedure);
  known.set(procedure, found);
  return found;
}

function compensatingOf(procedure: Procedure): Compensating {
  const all = [procedure, ...Object.values(procedure.called)];
  const within = new Set(all.flatMap(compensatedIn));
  const called = calledBy(all, procedure.called);
  // It grows meanwhile, by what is called in there.
  for (const id of within) for (const inner of called.get(id) ?? []) within.add(inner);
  const leaving = all.flatMap(({ elements }) =>
    Object.values(elements).filter(
      (element) =>
        'starts' in element ||
        element.kind === 'callActivity' ||
        (isActivity(element) && element.compensation !== undefined && within.has(element.id)),
    ),
  );
  return {
    how: howItCompensates(procedure),
    within,
    leaving: new Set(leaving.map(({ id }) => id)),
  };
}

/** What stands in a scope whose work a throw event undoes. */
function compensatedIn({ elements }: Procedure): readonly string[] {
  const scopes = new Set(
    Object.values(elements)
      .filter(({ kind }) => compensating.has(kind))
      .map((element) => scopeUndone(elements, element)),
  );
  const isWithin = ({ parent }: BpmnElement): boolean => {
    for (let scope = parent; ; scope = elements[scope]?.parent ?? null) {
      if (scopes.has(scope)) return true;
      if (scope === null) return false;
    }
  };
  return Object.values(elements)
    .filter(isWithin)
    .map(({ id }) => id);
}

/** Elements of what each call activity calls. */
function calledBy(
  all: readonly Procedure[],
  called: Procedure['called'],
): ReadonlyMap<string, readonly string[]> {
  const calls = all
    .flatMap(({ elements }) => Object.values(elements))
    .filter((element) => element.kind === 'callActivity');
  return new Map(
    calls.map(({ id, calledElement }) => [id, Object.keys(called[calledElement]?.elements ?? {})]),
  );
}

/** The sub-process in which a throw event undoes what has completed; null for the whole procedure. */
function scopeUndone(elements: Procedure['elements'], { parent }: BpmnElement): string | null {
  const scope = elements[parent ?? ''];
  if (scope === undefined) return null;
  return scope.kind === 'eventSubProcess' ? scopeUndone(elements, scope) : scope.id;
}

function howItCompensates(procedure: Procedure): Compensation {
  const elements = [procedure, ...Object.values(procedure.called)].flatMap((one) =>
    Object.values(one.elements),
  );
  if (!elements.some(({ kind }) => compensating.has(kind))) return 'none';
  return elements.some(isPiece) ? 'pieces' : 'tasks';
}

function isPiece(element: BpmnElement): boolean {
  if (element.kind === 'compensationStartEvent') return true;
  if (!isActivity(element) || element.isForCompensation !== true) return false;
  return element.kind === 'callActivity' || 'starts' in element || element.boundaries.length > 0;
}

/** Of the turns of a loop two stand for any number: their handlers run one after the other. */
const mostAlike = 2;

/**
 * The handlers that a compensation of a scope would start, in their order: only then does it matter what has
 * completed. Tasks run one after the other and act on nothing else, so that neither their order nor their
 * number tells markings apart.
 */
export function compensable(step: Step, instance: Instance): readonly string[] {
  const { id, compensates, ends } = instance;
  const { how, within, leaving } = compensatingIn(step.procedure);
  if (ends === undefined || how === 'none') return [];
  const left = scopesLeft(step, leaving);
  const scopes = [id, ...(compensates === undefined ? [] : [compensates])].filter((scope) =>
    left.has(scope),
  );
  const handlers = scopes.flatMap((scope) => handlersIn(step, scope, within));
  if (how === 'tasks') return [...new Set(handlers)].toSorted();
  const seen = new Map<string, number>();
  return handlers.filter((handler) => {
    const count = (seen.get(handler) ?? 0) + 1;
    seen.set(handler, count);
    return count <= mostAlike;
  });
}

/** A call's own element stands before the handlers of what it had called. */
function handlersIn(step: Step, scope: number, within: ReadonlySet<string>): readonly string[] {
  const handlers: string[] = [];
  for (const { done, handler } of undoings(step, { scope, activity: null })) {
    if (!within.has(done.element)) continue;
    handlers.push(handler);
    if (handler === done.element) handlers.push(...handlersIn(step, done.id, within));
  }
  return handlers;
}

const lefts = new WeakMap<Step, ReadonlySet<number>>();

/** Scopes in which something has completed that may leave anything to compensate. */
function scopesLeft(step: Step, leaving: ReadonlySet<string>): ReadonlySet<number> {
  const before = lefts.get(step);
  if (before !== undefined) return before;
  const left = new Set<number>();
  for (const { state, element, scope } of step.draft.instances)
    if (state === 'completed' && leaving.has(element)) left.add(properScope(step, scope));
  lefts.set(step, left);
  return left;
}
