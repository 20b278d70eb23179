import { isActivity, isBoundary } from './element.ts';
import type { BpmnElement } from './element.ts';
import { linkedWith } from './links.ts';
import type { Procedure } from './procedure.ts';

/**
 * Elements of one level that can be reached from some of them (themselves included), over flows, links
 * and from an activity to its boundary events; backwards over the same ways.
 */
export function reachableFrom(
  procedure: Procedure,
  from: readonly string[],
  options: { readonly backwards?: boolean; readonly without?: string } = {},
): ReadonlySet<string> {
  const neighbors = options.backwards === true ? before : after;
  const reached = new Set<string>();
  const open = from.filter((id) => id !== options.without);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const element = procedure.elements[id];
    if (element === undefined || reached.has(id)) continue;
    reached.add(id);
    for (const next of neighbors(procedure, element)) {
      if (next !== options.without && !reached.has(next)) open.push(next);
    }
  }
  return reached;
}

function after(procedure: Procedure, element: BpmnElement): string[] {
  const targets = element.outgoing.map((flow) => procedure.flows[flow]?.target ?? '');
  if (isActivity(element)) targets.push(...element.boundaries);
  if (element.kind === 'linkThrowEvent')
    targets.push(...linkedWith(procedure, element, 'linkCatchEvent').map(({ id }) => id));
  return targets;
}

function before(procedure: Procedure, element: BpmnElement): string[] {
  const sources = element.incoming.map((flow) => procedure.flows[flow]?.source ?? '');
  if (isBoundary(element)) sources.push(element.host);
  if (element.kind === 'linkCatchEvent')
    sources.push(...linkedWith(procedure, element, 'linkThrowEvent').map(({ id }) => id));
  return sources;
}
