import type { BpmnElement } from '../model/element.ts';
import { isBoundary } from '../model/element.ts';
import { isJoin } from '../engine/joins.ts';
import type { Procedure } from '../model/procedure.ts';
import { reachableFrom } from '../model/reachability.ts';

/**
 * Marks the non-interrupting boundary events whose branch does not merge with the main flow: such a
 * branch runs in a scope instance of its own (`returns.md`). A branch whose joins also wait for flows
 * from elsewhere has to stay in the scope of those flows.
 */
export function markDetached(procedure: Procedure): Procedure {
  const candidates = Object.values(procedure.elements)
    .filter(isBoundary)
    .filter((event) => !event.interrupting && !isInAdHoc(procedure, event));
  if (candidates.length === 0) return procedure;
  const elements: Record<string, BpmnElement> = { ...procedure.elements };
  const main = mainFlow(procedure);
  for (const event of candidates) {
    const branch = branchOf(procedure, event.id);
    const apart = [...branch].every(
      (id) => !main.has(id) && joinsOnlyWithin(procedure, id, branch, event.id),
    );
    elements[event.id] = { ...event, detached: apart };
  }
  return { ...procedure, elements };
}

/** What is in an ad-hoc sub-process has one scope, whose end and whose turns are for all of it. */
function isInAdHoc({ elements }: Procedure, { parent }: BpmnElement): boolean {
  return elements[parent ?? '']?.kind === 'adHocSubProcess';
}

function branchOf(procedure: Procedure, event: string): ReadonlySet<string> {
  const reached = new Set(reachableFrom(procedure, [event]));
  reached.delete(event);
  return reached;
}

/** What is reached without any non-interrupting boundary event. */
function mainFlow(procedure: Procedure): ReadonlySet<string> {
  const elements: Record<string, BpmnElement> = {};
  for (const element of Object.values(procedure.elements)) {
    if (!isBoundary(element) || element.interrupting) elements[element.id] = element;
  }
  const inner = Object.values(elements).flatMap((element) =>
    'starts' in element ? element.starts : [],
  );
  return reachableFrom({ ...procedure, elements }, [
    ...procedure.starts,
    ...(procedure.eventStarts ?? []),
    ...inner,
  ]);
}

function joinsOnlyWithin(
  procedure: Procedure,
  id: string,
  branch: ReadonlySet<string>,
  event: string,
): boolean {
  const element = procedure.elements[id];
  if (element === undefined || !isJoin(element)) return true;
  return element.incoming.every((flow) => {
    const source = procedure.flows[flow]?.source ?? '';
    return source === event || branch.has(source);
  });
}
