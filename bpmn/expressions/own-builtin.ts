/** Answers instead of a built-in function, or undefined to let it answer. */
export type Instead = (args: readonly unknown[]) => unknown;

/** FEEL takes a list of one where a single value is expected (DMN 1.3, 10.3.2.9.4). */
export function single(answer: Instead): Instead {
  return (args) => answer(args.map(only));
}

export function only(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** Given either as a list or one by one. */
export function listed(answer: (list: readonly unknown[]) => unknown): Instead {
  return (args) => answer(args.length === 1 && Array.isArray(args[0]) ? args[0] : args);
}

/** A result, or a failure where no number stands for it. */
export function representable(result: number | null): number {
  if (result !== null) return result;
  throw new RangeError('Expected a result of at most 15 digits, but got more');
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
