import type { Procedure } from './procedure.ts';
import { reachableFrom } from './reachability.ts';

const known = new WeakMap<Procedure, Map<string, ReadonlySet<string>>>();

/** Elements from which a path leads to a flow without passing the element that it leads to. */
export function upstreamOf(procedure: Procedure, flow: string): ReadonlySet<string> {
  let sets = known.get(procedure);
  if (sets === undefined) {
    sets = new Map();
    known.set(procedure, sets);
  }
  let set = sets.get(flow);
  if (set === undefined) {
    const { source, target } = procedure.flows[flow] ?? { source: '', target: '' };
    set = reachableFrom(procedure, [source], { backwards: true, without: target });
    sets.set(flow, set);
  }
  return set;
}
