import type { Draft } from './draft.ts';
import type { Holder } from './events.ts';
import type { Instance } from './state.ts';

/** Who completed the newest instance of each of these elements, or any turn of it, or did its work, without doubles. */
export function lastHolderOf(draft: Draft, elements: readonly string[]): readonly Holder[] {
  const holders = new Set<Holder>();
  for (const element of elements) {
    const last = draft.findLast(
      (instance) => instance.element === element && instance.state === 'completed',
    );
    if (last === undefined) continue;
    for (const { holder, helpers = [] } of withOtherTurns(draft, last)) {
      if (holder !== undefined) holders.add(holder);
      for (const helper of helpers) holders.add(helper);
    }
  }
  return [...holders];
}

function withOtherTurns(draft: Draft, last: Instance): readonly Instance[] {
  if (last.turn === undefined) return [last];
  return draft.instances.filter(
    ({ element, state, scope, turn }) =>
      turn !== undefined &&
      scope === last.scope &&
      element === last.element &&
      state === 'completed',
  );
}
