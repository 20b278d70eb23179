import { undoings } from '../engine/compensation.ts';
import type { Instance } from '../engine/state.ts';
import type { Step } from '../engine/step.ts';
import { isActivity } from '../model/element.ts';
import type { BpmnElement, ElementKind } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';

const compensating: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'compensationThrowEvent',
  'compensationEndEvent',
  'cancelEndEvent',
]);

/** How a procedure compensates: not at all, by tasks alone, or by whole pieces of a procedure. */
type Compensation = 'none' | 'tasks' | 'pieces';

const known = new WeakMap<Procedure, Compensation>();

function compensationOf(procedure: Procedure): Compensation {
  const found = known.get(procedure) ?? howItCompensates(procedure);
  known.set(procedure, found);
  return found;
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
  const compensation = ends === undefined ? 'none' : compensationOf(step.procedure);
  if (compensation === 'none') return [];
  const scopes = [id, ...(compensates === undefined ? [] : [compensates])];
  const handlers = scopes.flatMap((scope) =>
    undoings(step, scope, null).map(({ handler }) => handler),
  );
  if (compensation === 'tasks') return [...new Set(handlers)].toSorted();
  const seen = new Map<string, number>();
  return handlers.filter((handler) => {
    const count = (seen.get(handler) ?? 0) + 1;
    seen.set(handler, count);
    return count <= mostAlike;
  });
}
