import type { CaseState, CauseNode, Instance } from '../../bpmn/engine/state.ts';
import { causeGraph, pastOf } from '../../bpmn/engine/returns/cause-graph.ts';

/** What must hold of every state; gives the complaints. */
export function complaints(state: CaseState): string[] {
  const byId = new Map(state.instances.all.map((instance) => [instance.id, instance]));
  const active = state.instances.all.filter((instance) => instance.state === 'active');
  const graph = causeGraph(state.instances.all);
  const found: string[] = [];
  const listed = state.active.toSorted((a, b) => a - b).join(' ');
  if (listed !== active.map((instance) => instance.id).join(' '))
    found.push('the list of active instances is wrong');
  for (const instance of active) {
    const scope = byId.get(instance.scope);
    if (instance.scope !== 0 && scope?.state !== 'active')
      found.push(`${name(instance)} is open in a closed scope`);
    for (const node of pastOf(graph, instance.id)) {
      const past = byId.get(Math.abs(node));
      if (past === undefined || past.state === 'superseded')
        found.push(`${name(instance)} has superseded ${node} in its past`);
    }
  }
  return [...found, ...doubleTokens(state), ...doubleJoins(active)];
}

/** No token is held by two joins. */
function doubleTokens(state: CaseState): string[] {
  const holders = new Map<string, Instance>();
  const found: string[] = [];
  for (const join of state.instances) {
    if (join.state === 'superseded' || join.state === 'cancelled') continue;
    for (const token of join.tokens ?? []) {
      const key = `${token.flow} ${token.from}`;
      const other = holders.get(key);
      if (other !== undefined) found.push(`${name(join)} and ${name(other)} hold the same token`);
      holders.set(key, join);
    }
  }
  return found;
}

/** One waiting join for each element and scope instance. */
function doubleJoins(active: readonly Instance[]): string[] {
  const seen = new Set<string>();
  return active
    .filter((join) => join.tokens !== undefined && join.incident === undefined)
    .filter((join) => {
      const key = `${join.element} ${join.scope}`;
      const again = seen.has(key);
      seen.add(key);
      return again;
    })
    .map((join) => `${name(join)} waits beside another`);
}

function name(instance: Instance): string {
  return `${instance.element}#${instance.id}`;
}

/** What a return must leave alone: active instances outside the future of its target. */
export function untouchedBy(state: CaseState, target: number): Map<CauseNode, Instance> {
  const graph = causeGraph(state.instances.all);
  const future = new Set<CauseNode>(pastFuture(graph, target));
  return new Map(
    state.instances.all
      .filter(
        (instance) =>
          instance.state === 'active' && !future.has(instance.id) && instance.ends === undefined,
      )
      .map((instance) => [instance.id, instance]),
  );
}

function pastFuture(graph: ReturnType<typeof causeGraph>, target: number): Set<CauseNode> {
  const reached = new Set<CauseNode>();
  const open = [...graph.effects(target)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    open.push(...graph.effects(node));
  }
  return reached;
}
