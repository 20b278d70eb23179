import { numberFrom, stringOf } from './conversions.ts';
import { isDuration } from './durations.ts';
import { equal } from './equality.ts';
import { isFeelContext } from './feel-types.ts';
import type { FeelValue } from './feel-types.ts';
import { listBuiltins, slice } from './list-builtins.ts';
import { single } from './own-builtin.ts';
import type { Instead } from './own-builtin.ts';
import { rangeBuiltins, rangeParameters } from './range-builtins.ts';

/**
 * Built-in functions of which `feelin` gives another value than DMN 1.3, 10.3.4 says, or none. Entries and parameters
 * may have their names, unlike those of functions that are bounded.
 */
export const valueBuiltins: Readonly<Record<string, Instead>> = {
  ...listBuiltins,
  ...rangeBuiltins,
  string: ([value]) => stringOf(value),
  number: single(([text, grouping, point]) =>
    typeof text === 'string' ? numberFrom(text, grouping ?? null, point ?? null) : undefined,
  ),
  substring: single(([text, start, length]) =>
    typeof text === 'string'
      ? (slice(Array.from(text), start, length)?.join('') ?? null)
      : undefined,
  ),
  is: ([one, other]) =>
    isDuration(one) && isDuration(other) ? equal(one, other) === true : undefined,
  'get value': ([context, keys]) => (Array.isArray(keys) ? valueAt(context, keys) : undefined),
};

/** Where `feelin` calls them otherwise than DMN does, or has none. */
export const parameterNames: Readonly<Record<string, readonly string[]>> = {
  ...rangeParameters,
  sublist: ['list', 'start position', 'length'],
};

/** Null where a key leads to nothing. */
function valueAt(context: FeelValue, keys: readonly FeelValue[]): FeelValue {
  let at = context;
  for (const key of keys) {
    if (!isFeelContext(at) || typeof key !== 'string' || !Object.hasOwn(at, key)) return null;
    at = at[key];
  }
  return at;
}
