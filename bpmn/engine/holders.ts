import type { Holder } from './events.ts';
import type { Instance } from './state.ts';

/** Who completed the newest instance of each of these elements, or any turn of it, or did its work, without doubles. */
export function lastHolderOf(
  instances: readonly Instance[],
  elements: readonly string[],
): readonly Holder[] {
  const holders = new Set<Holder>();
  for (const element of elements) {
    const completed = instances.filter(
      (instance) => instance.element === element && instance.state === 'completed',
    );
    const last = completed.at(-1);
    if (last === undefined) continue;
    const turns = completed.filter(({ scope, turn }) => turn !== undefined && scope === last.scope);
    for (const { holder, helpers = [] } of last.turn === undefined ? [last] : turns) {
      if (holder !== undefined) holders.add(holder);
      for (const helper of helpers) holders.add(helper);
    }
  }
  return [...holders];
}
