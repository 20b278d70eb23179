import type { BpmnElement } from '../../model/element.ts';
import { isActivity } from '../../model/element.ts';
import type { Procedure } from '../../model/procedure.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

function next(procedure: Procedure, element: BpmnElement): readonly string[] {
  const flows = element.outgoing.flatMap((id) => procedure.flows[id]?.target ?? []);
  const inner = 'starts' in element ? [...element.starts, ...(element.handlers ?? [])] : [];
  const boundaries = isActivity(element) ? element.boundaries : [];
  const links =
    element.kind === 'linkThrowEvent'
      ? Object.values(procedure.elements).flatMap((other) =>
          other.kind === 'linkCatchEvent' &&
          other.link === element.link &&
          other.parent === element.parent
            ? [other.id]
            : [],
        )
      : [];
  return [...flows, ...inner, ...boundaries, ...links];
}

/** A compensation handler is entered by compensation alone, and so is what is in it. */
function belongsToHandler(elements: Procedure['elements'], id: string | null): boolean {
  const element = elements[id ?? ''];
  if (element === undefined) return false;
  return 'isForCompensation' in element || belongsToHandler(elements, element.parent);
}

/** An element that no token can reach is a mistake of drawing, never a feature. */
export const reachable: Rule = (procedure) => {
  const seen = new Set<string>();
  const { starts, eventStarts = [], handlers = [] } = procedure;
  const open = [...starts, ...eventStarts, ...handlers];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const element = procedure.elements[id];
    if (element === undefined || seen.has(id)) continue;
    seen.add(id);
    open.push(...next(procedure, element));
  }
  return Object.keys(procedure.elements)
    .filter((id) => !seen.has(id))
    .filter((id) => !belongsToHandler(procedure.elements, id))
    .map((id) => errorAt('not-reachable', id));
};
