export interface RequirementOrder {
  /** Everything that is reached, each behind what it requires. */
  readonly order: readonly string[];
  /** Cycles that were met, each as the ids on it. */
  readonly cycles: readonly (readonly string[])[];
}

/** Chains of requirements may be long, so this does not call itself. */
export function requirementOrder(
  roots: Iterable<string>,
  requiredBy: (id: string) => readonly string[],
): RequirementOrder {
  const order: string[] = [];
  const cycles: (readonly string[])[] = [];
  const done = new Set<string>();
  const path: { readonly id: string; readonly required: Iterator<string> }[] = [];
  const onPath = new Set<string>();
  for (const root of roots) {
    if (!done.has(root)) open(root);
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const next = at.required.next();
      if (next.done === true) close(at.id);
      else if (onPath.has(next.value)) cycles.push(pathFrom(next.value));
      else if (!done.has(next.value)) open(next.value);
    }
  }
  return { order, cycles };

  function open(id: string): void {
    path.push({ id, required: requiredBy(id).values() });
    onPath.add(id);
  }

  function close(id: string): void {
    path.pop();
    onPath.delete(id);
    done.add(id);
    order.push(id);
  }

  function pathFrom(start: string): readonly string[] {
    const ids = path.map(({ id }) => id);
    return ids.slice(ids.indexOf(start));
  }
}
