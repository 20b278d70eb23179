import { definitionsOf } from './event-definitions.ts';
import type { Findings } from './findings.ts';
import { child, children, idOf } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { referenceId } from './transformation.ts';

/** A compensation event attached to an activity only shows where its handler is; it never holds a token. */
export function isCompensationBoundary(node: ModdleElement): boolean {
  if (node.$type !== 'bpmn:BoundaryEvent') return false;
  return definitionsOf(node).some(
    (definition) => definition.$type === 'bpmn:CompensateEventDefinition',
  );
}

/** Handlers by the activity that they compensate: associations lead to them (BPMN 2.0.2, 10.7.1). */
export function compensationHandlers(
  container: ModdleElement,
  nodes: readonly ModdleElement[],
  findings: Findings,
): ReadonlyMap<string, string> {
  const handlers = new Map<string, string>();
  const associations = children(container, 'artifacts').filter(
    (artifact) => artifact.$type === 'bpmn:Association',
  );
  for (const event of nodes.filter(isCompensationBoundary)) {
    if (event['cancelActivity'] === false)
      findings.add('not-supported', idOf(event), { what: 'cancelActivity' });
    const targets = associations
      .filter((association) => child(association, 'sourceRef') === event)
      .map((association) => child(association, 'targetRef'))
      .filter((target) => target?.['isForCompensation'] === true);
    const [handler] = targets;
    const id = handler === undefined || handler === null ? null : idOf(handler);
    const host = referenceId(event, 'attachedToRef');
    if (id === null || host === null || targets.length > 1)
      findings.add('compensation-handler-required', idOf(event), { count: targets.length });
    else handlers.set(host, id);
  }
  return handlers;
}
