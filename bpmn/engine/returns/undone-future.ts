import { blocksJoin } from '../inclusive-joins.ts';
import type { BpmnElement } from '../../model/element.ts';
import type { CauseNode, Instance } from '../state.ts';
import type { Step } from '../step.ts';
import { causeGraph, futureOf, pastOf } from './cause-graph.ts';
import type { CauseGraph } from './cause-graph.ts';
import { scopesAround } from './targets.ts';

/**
 * What a return to an instance undoes: all that came from it, and inclusive joins that fired, or complex gateways that
 * were reset, only because a token which is on its way again had left that way, with all that came from them. Had the
 * token stayed, they would have waited for it, and now they do; else they would fire once more when it comes.
 */
export function undoneFuture(step: Step, target: number): Set<CauseNode> {
  const graph = causeGraph(step.draft.instances);
  const undone = futureOf(graph, target);
  for (;;) {
    const early = joinFiredEarly(step, graph, { back: comesBack(step, target, undone), undone });
    if (early === undefined) return undone;
    undone.add(early.id);
    for (const node of futureOf(graph, early.id)) undone.add(node);
  }
}

/** The target, what is revived with its future undone, and the scopes around them. */
function comesBack(step: Step, target: number, undone: ReadonlySet<CauseNode>): Instance[] {
  const back = step.draft.instances.filter(
    ({ id, state, endedBy }) =>
      id === target ||
      (state === 'cancelled' && endedBy !== undefined && undone.has(endedBy) && !undone.has(id)),
  );
  return [...new Set(back.flatMap((one) => scopesAround(step, one).concat(one)))];
}

/** What fires at rest, when no token can come any more: an inclusive join, and the reset of a complex gateway. */
function waitsForOthers(
  element: BpmnElement,
  { awaited }: Instance,
): element is BpmnElement<'inclusiveGateway' | 'complexGateway'> {
  return (
    element.kind === 'inclusiveGateway' ||
    (element.kind === 'complexGateway' && awaited !== undefined)
  );
}

/** It fired when the token was there no more, not before the token came: round a loop it may be behind itself. */
function joinFiredEarly(
  step: Step,
  graph: CauseGraph,
  { back, undone }: { readonly back: readonly Instance[]; readonly undone: ReadonlySet<CauseNode> },
): Instance | undefined {
  return step.draft.instances.find((join) => {
    const { id, tokens, state, ended = 0 } = join;
    if (tokens === undefined || state !== 'completed' || undone.has(id)) return false;
    const element = step.elementOf(join);
    if (!waitsForOthers(element, join)) return false;
    return back.some(
      (one) =>
        one.scope === join.scope &&
        one.state !== 'active' &&
        one.answers === undefined &&
        one.entered <= ended &&
        blocksJoin(step, element, join, one) &&
        !pastOf(graph, one.id).has(id),
    );
  });
}
