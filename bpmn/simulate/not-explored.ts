import type { BpmnElement, ElementKind } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';

/** What the exploration has no moves for: a diagram with one of them is not judged. */
const kinds: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'eventSubProcess',
  'adHocSubProcess',
  'complexGateway',
  'compensationThrowEvent',
  'compensationEndEvent',
  'cancelEndEvent',
  'signalThrowEvent',
  'signalEndEvent',
  'signalCatchEvent',
  'signalBoundaryEvent',
  'conditionalCatchEvent',
  'conditionalBoundaryEvent',
  'multipleThrowEvent',
  'multipleEndEvent',
  'multipleCatchEvent',
  'multipleBoundaryEvent',
]);

/** Elements of a procedure, and of those that it calls, for which its soundness is not explored; sorted. */
export function notExplored(procedure: Procedure): readonly string[] {
  const unknown = [procedure, ...Object.values(procedure.called)]
    .flatMap(({ elements }) => Object.values(elements))
    .filter((element) => kinds.has(element.kind) || countsTokens(element))
    .map(({ id }) => id);
  // The case is explored from its plain start alone.
  return [...new Set([...unknown, ...(procedure.eventStarts ?? [])])].toSorted();
}

function countsTokens(element: BpmnElement): boolean {
  return 'startQuantity' in element || 'completionQuantity' in element;
}
