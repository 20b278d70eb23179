import type { CauseNode, Instance } from '../state.ts';

/** What put a token somewhere, as a graph: instances, and for each scope `-id` its end. */
export interface CauseGraph {
  readonly causes: (node: CauseNode) => readonly CauseNode[];
  readonly effects: (node: CauseNode) => readonly CauseNode[];
}

const none: readonly CauseNode[] = [];

/** Superseded instances are no part of it. */
export function causeGraph(instances: readonly Instance[]): CauseGraph {
  const causes = new Map<CauseNode, readonly CauseNode[]>();
  for (const instance of instances) {
    if (instance.state === 'superseded') continue;
    causes.set(instance.id, instance.causes);
    if (instance.ends !== undefined) {
      causes.set(-instance.id, instance.ends.length === 0 ? [instance.id] : instance.ends);
    }
  }
  const effects = new Map<CauseNode, CauseNode[]>();
  for (const [node, from] of causes) {
    for (const cause of from) {
      const known = effects.get(cause);
      if (known === undefined) effects.set(cause, [node]);
      else known.push(node);
    }
  }
  return {
    causes: (node) => causes.get(node) ?? none,
    effects: (node) => effects.get(node) ?? none,
  };
}

export function pastOf(graph: CauseGraph, node: CauseNode): Set<CauseNode> {
  return closure(node, graph.causes);
}
export function futureOf(graph: CauseGraph, node: CauseNode): Set<CauseNode> {
  return closure(node, graph.effects);
}

function closure(
  start: CauseNode,
  next: (node: CauseNode) => readonly CauseNode[],
): Set<CauseNode> {
  const reached = new Set<CauseNode>();
  const open = [...next(start)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    open.push(...next(node));
  }
  return reached;
}
