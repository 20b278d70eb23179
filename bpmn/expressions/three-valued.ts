/** Logic of true, false and null (DMN 1.3, 10.3.2.15 and table 51). */
export function not(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

/** Null where none is true and one is neither; null for what is no list. */
export function some(values: unknown): boolean | null {
  return holds(values, true);
}

/** Null where none is false and one is neither; null for what is no list. */
export function every(values: unknown): boolean | null {
  return not(holds(values, false));
}

function holds(values: unknown, wanted: boolean): boolean | null {
  if (!Array.isArray(values)) return null;
  if (values.includes(wanted)) return true;
  return values.every((value) => value === !wanted) ? false : null;
}
