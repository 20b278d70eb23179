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
}

const known = new WeakMap<Procedure, Compensating>();

export function compensationOf(procedure: Procedure): Compensation {
  return compensatingIn(procedure).how;
}

function compensatingIn(procedure: Procedure): Compensating {
  const found = known.get(procedure) ?? {
    how: howItCompensates(procedure),
    within: new Set([procedure, ...Object.values(procedure.called)].flatMap(compensatedIn)),
  };
  known.set(procedure, found);
  return found;
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
  const { how, within } = compensatingIn(step.procedure);
  if (ends === undefined || how === 'none') return [];
  const scopes = [id, ...(compensates === undefined ? [] : [compensates])];
  const handlers = scopes.flatMap((scope) =>
    undoings(step, scope, null)
      .filter(({ done }) => within.has(done.element))
      .map(({ handler }) => handler),
  );
  if (how === 'tasks') return [...new Set(handlers)].toSorted();
  const seen = new Map<string, number>();
  return handlers.filter((handler) => {
    const count = (seen.get(handler) ?? 0) + 1;
    seen.set(handler, count);
    return count <= mostAlike;
  });
}
