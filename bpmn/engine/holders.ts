import type { Holder } from './events.ts';
import type { Instance } from './state.ts';

/** Who completed the newest instance of each of these elements, or did its work, without doubles. */
export function lastHolderOf(
  instances: readonly Instance[],
  elements: readonly string[],
): readonly Holder[] {
  const holders = new Set<Holder>();
  for (const element of elements) {
    const last = instances.findLast(
      (instance) => instance.element === element && instance.state === 'completed',
    );
    if (last?.holder !== undefined) holders.add(last.holder);
    for (const helper of last?.helpers ?? []) holders.add(helper);
  }
  return [...holders];
}
