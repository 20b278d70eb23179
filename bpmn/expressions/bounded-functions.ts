import { evaluate as evaluateFeel, FeelFunction, FeelRange } from 'feelin';
import { approximately, exactly, quotient } from './arithmetic.ts';
import { budget, BudgetExceeded, isMoment } from './evaluation-budget.ts';

/**
 * What a bounded text calls instead of what `feelin` would do unbounded or in binary. Their names can
 * be neither written nor bound in an expression.
 */
export const boundedFunctions = {
  _add: arithmetic('+', exactly['+']),
  _subtract: arithmetic('-', exactly['-']),
  _multiply: arithmetic('*', exactly['*']),
  _divide: arithmetic('/', (left, right) => (right === 0 ? null : quotient(left, right))),
  _power: arithmetic('**', (left, right) => approximately(left ** right)),
  /** An operand or argument that will be looked through. */
  _value: new FeelFunction(
    (value: unknown) => {
      budget.spendValue(value);
      return value;
    },
    ['value'],
  ),
  /** What a unary test gives that is only a value: the tested value is equal to it, or to an item of it. */
  _compared: new FeelFunction(
    (value: unknown, tested: unknown) => {
      if (Array.isArray(value)) return [value, ...(value as unknown[])].some(isEqualTo(tested));
      return typeof value === 'boolean' ? value === tested : value;
    },
    ['value', 'tested'],
  ),
  /** What a path goes into: own entries of contexts, fields of dates; nothing of functions. */
  _member: new FeelFunction(
    (value: unknown) => {
      if (!Array.isArray(value)) return seen(value);
      budget.spend(value.length);
      return value.map(seen);
    },
    ['value'],
  ),
  /** What a filter goes over: each item's entries become names. */
  _items: new FeelFunction(
    (value: unknown, weight: number) => {
      const items: unknown[] = Array.isArray(value) ? value : [value];
      budget.spendTurns(items.length, weight);
      for (const item of items) budget.spendNames(namesOf(item));
      return value;
    },
    ['value', 'weight'],
  ),
  /** What a loop goes over. */
  _turns: new FeelFunction(
    (value: unknown, weight: number) => {
      if (Array.isArray(value)) budget.spendTurns(value.length, weight);
      else if (value instanceof FeelRange) spendRange(value.start, value.end, weight);
      return value;
    },
    ['value', 'weight'],
  ),
  _range: new FeelFunction(
    (start: unknown, end: unknown, weight: number) => {
      spendRange(start, end, weight);
      return rangeOf.invoke([start, end]) as unknown;
    },
    ['start', 'end', 'weight'],
  ),
  _enter: new FeelFunction(
    (levels: number, weight: number) => {
      budget.spendTurns(1, weight);
      budget.enter(levels);
      return levels;
    },
    ['levels', 'weight'],
  ),
  _leave: new FeelFunction(
    (levels: number, value: unknown) => {
      budget.leave(levels);
      return value;
    },
    ['levels', 'value'],
  ),
} as const satisfies Readonly<Record<string, FeelFunction>>;
export type BoundedName = keyof typeof boundedFunctions;

const equality = functionOf('left = right', ['left', 'right']);

function isEqualTo(tested: unknown): (value: unknown) => boolean {
  return (value) =>
    typeof value === 'object' && value !== null
      ? equality.invoke([value, tested]) === true
      : value === tested;
}

const rangeOf = functionOf('[start..end]', ['start', 'end']);

/** Numbers exactly; dates, durations, texts and what cannot be calculated with as `feelin` does. */
function arithmetic(
  operator: string,
  calculate: (left: number, right: number) => number | null,
): FeelFunction {
  const otherwise = functionOf(`left ${operator} right`, ['left', 'right']);
  return new FeelFunction(
    (left: unknown, right: unknown) => {
      budget.spend(1);
      if (typeof left === 'number' && typeof right === 'number') {
        const result = calculate(left, right);
        if (result !== null || (operator === '/' && right === 0)) return result;
        throw new RangeError(
          `Expected a result of at most 15 digits, but got that of ${left} ${operator} ${right}`,
        );
      }
      for (const operand of [left, right])
        if (typeof operand === 'string') budget.spendText(operand);
      return otherwise.invoke([left, right]) as unknown;
    },
    ['left', 'right'],
  );
}

/** A function of `feelin`, without the warnings that it would collect; made when it is first called. */
function functionOf(body: string, parameters: readonly string[]): FeelFunction {
  let made: ReturnType<typeof madeOf> | null = null;
  return new FeelFunction(
    (...args: readonly unknown[]) => {
      made ??= madeOf(body, parameters);
      made.warnings.length = 0;
      return made.value.invoke(args) as unknown;
    },
    [...parameters],
  );
}

function madeOf(
  body: string,
  parameters: readonly string[],
): { readonly value: FeelFunction; readonly warnings: unknown[] } {
  const { value, warnings } = evaluateFeel(`function(${parameters.join(', ')}) ${body}`, {});
  if (value instanceof FeelFunction) return { value, warnings };
  throw new TypeError(`Expected ${body} to be a function body`);
}

function seen(value: unknown): unknown {
  if (typeof value === 'string') budget.spendText(value);
  if (typeof value === 'function') return null;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  if (isMoment(value) || value instanceof FeelRange) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return null;
  // A name that is not there is looked for among all, however they are written.
  for (const key of Object.keys(value)) budget.spendText(key);
  return value;
}

/** How many names an item adds; they must not hide what bounds the rest. */
function namesOf(item: unknown): number {
  if (typeof item === 'string') return item.length;
  if (item === null || typeof item !== 'object' || isMoment(item)) return 0;
  for (const name of Object.keys(boundedFunctions)) {
    if (Object.hasOwn(item, name))
      throw new BudgetExceeded(`Expected an entry of another name, but got ${name}`);
  }
  return Object.keys(item).length;
}

/** Numbers are counted from one bound to the other in ones: both must be met. */
function spendRange(start: unknown, end: unknown, weight: number): void {
  if (typeof start !== 'number' || typeof end !== 'number') return;
  const turns = Math.abs(end - start) + 1;
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end))
    throw new RangeError(`Expected a range of integers to go over, but got ${start}..${end}`);
  budget.spendTurns(turns, weight);
}
