import { evaluate as evaluateFeel, FeelFunction } from 'feelin';
import { approximately, exactProduct, exactSum, quotient } from './arithmetic.ts';
import { decimalOf, modulo, numberOf, roundings, roundTo } from './decimal.ts';
import type { Rounding } from './decimal.ts';
import { budget } from './evaluation-budget.ts';
import { checkPattern } from './bounded-pattern.ts';
import { isNumber, listed, only, representable, single } from './own-builtin.ts';
import type { Instead } from './own-builtin.ts';
import { parameterNames, valueBuiltins } from './value-builtins.ts';

/**
 * Built-in functions that would calculate in binary, or whose work is not in proportion to their
 * arguments (which are counted wherever a function is called).
 */
const instead: Readonly<Record<string, Instead>> = {
  sum: overNumbers(exactSum),
  product: overNumbers(exactProduct),
  mean: overNumbers((numbers) => {
    const sum = exactSum(numbers);
    return sum === null ? null : quotient(sum, numbers.length);
  }),
  sqrt: () => undefined,
  log: () => undefined,
  exp: () => undefined,
  decimal: rounded(roundings.halfEven),
  floor: rounded(roundings.floor),
  ceiling: rounded(roundings.ceiling),
  'round up': rounded(roundings.up),
  'round down': rounded(roundings.down),
  'round half up': rounded(roundings.halfUp),
  'round half down': rounded(roundings.halfDown),
  modulo: single(([dividend, divisor]) => {
    const a = typeof dividend === 'number' ? decimalOf(dividend) : null;
    const b = typeof divisor === 'number' ? decimalOf(divisor) : null;
    return a === null || b === null || b.digits === 0n
      ? undefined
      : representable(numberOf(modulo(a, b)));
  }),
  matches: single(([input, pattern]) => checkPattern(input, pattern)),
  split: single(([input, pattern]) => checkPattern(input, pattern)),
  replace: single(([input, pattern, replacement]) => {
    checkPattern(input, pattern);
    if (typeof input !== 'string' || typeof replacement !== 'string') return;
    // `$` may stand for a part as long as the input.
    const parts = replacement.split('$').length - 1;
    spendCharacters((input.length + 1) * (replacement.length + parts * input.length));
  }),
  'string join': ([list, delimiter]) => {
    const between = only(delimiter);
    if (Array.isArray(list) && typeof between === 'string')
      spendCharacters(list.length * between.length);
  },
  'distinct values': ([list]) => spendPairs(list),
  union: (lists) => spendPairs(lists.flat()),
};

const made = new Map<string, FeelFunction>();

/** What an expression that names such a function is handed; undefined for all others. */
export function boundedBuiltin(name: string): FeelFunction | undefined {
  const known = made.get(name);
  const answer = answerOf(name);
  if (known !== undefined || answer === undefined) return known;
  const builtin = bounded(name, answer);
  made.set(name, builtin);
  return builtin;
}

function answerOf(name: string): Instead | undefined {
  const before = Object.hasOwn(instead, name) ? instead[name] : undefined;
  const value = Object.hasOwn(valueBuiltins, name) ? valueBuiltins[name] : undefined;
  if (before === undefined || value === undefined) return before ?? value;
  return (args) => before(args) ?? value(args);
}

/** Whether nothing else may have its name where it is called: it would lose its bound. */
export function isBoundedBuiltin(name: string): boolean {
  return Object.hasOwn(instead, name);
}

function bounded(name: string, answer: Instead): FeelFunction {
  const builtin: unknown = evaluateFeel(name, {}).value;
  if (!isBuiltin(builtin)) throw new TypeError(`Expected ${name} to be a function of FEEL`);
  return new FeelFunction(
    (...args: readonly unknown[]) => {
      const answered = answer(args);
      if (answered !== undefined) return answered;
      const result = builtin(...args);
      return typeof result === 'number' ? approximately(result) : result;
    },
    [...(parameterNames[name] ?? builtin.$args)],
  );
}

type Builtin = ((...args: readonly unknown[]) => unknown) & { readonly $args: readonly string[] };
function isBuiltin(value: unknown): value is Builtin {
  return typeof value === 'function' && '$args' in value && Array.isArray(value.$args);
}

function overNumbers(total: (numbers: readonly number[]) => number | null): Instead {
  return listed((list) =>
    list.length === 0 || !list.every(isNumber) ? undefined : representable(total(list)),
  );
}

/** Digits behind the point that a number can have, and before it. */
const scaleLimit = 400;

function rounded(rounding: Rounding): Instead {
  return single(([value, scale = 0]) => {
    const decimal = typeof value === 'number' ? decimalOf(value) : null;
    if (decimal === null || !Number.isInteger(scale) || Math.abs(Number(scale)) > scaleLimit)
      return undefined;
    return representable(numberOf(roundTo(decimal, Number(scale), rounding)));
  });
}

function spendCharacters(count: number): void {
  budget.spend(count / 16);
}

/** Compared pair by pair, each pair as long as its smaller side. */
function spendPairs(list: unknown): void {
  if (!Array.isArray(list)) return;
  const compound = list.filter((item) => item !== null && typeof item === 'object').length;
  budget.spend(compound * list.length);
  for (let index = 0; index < compound; index += 1) budget.spendValue(list);
}
