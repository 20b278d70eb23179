import { exactly } from './arithmetic.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type {
  ArithmeticOperator,
  CompareOperator,
  Pair,
  PlainExpression,
  PlainType,
} from './plain-expression.ts';

/** The values at hand are not plain enough: `feelin` shall decide. */
export const needsFeel = Symbol('needs feel');
type Result = Json | typeof needsFeel;

/** Where an expression is evaluated; `locals` are the entries of enclosing contexts, seen by later entries. */
interface Environment {
  readonly scope: ExpressionScope;
  readonly locals: JsonObject | null;
}

/** Same answers as `feelin`, or `needsFeel`; a differential property test holds it to that. */
export function evaluatePlain(expression: PlainExpression, scope: ExpressionScope): Result {
  return evaluateIn(expression, { scope, locals: null });
}

const evaluators: {
  readonly [T in PlainType]: (expression: PlainExpression<T>, environment: Environment) => Result;
} = {
  literal: ({ value }) => value,
  path: ({ names }, environment) => follow(names, environment),
  compare: (pair, environment) =>
    both(pair, environment, (left, right) => compare(pair.operator, left, right)),
  arithmetic: (pair, environment) =>
    both(pair, environment, (left, right) => calculate(pair.operator, left, right)),
  and: (pair, environment) => both(pair, environment, conjunction),
  or: (pair, environment) => both(pair, environment, disjunction),
  if: ({ condition, consequent, alternative }, environment) => {
    const decided = evaluateIn(condition, environment);
    if (decided === needsFeel) return needsFeel;
    return evaluateIn(decided === true ? consequent : alternative, environment);
  },
  context: ({ entries }, { scope, locals }) => {
    const result: Record<string, Json> = {};
    const seen: Record<string, Json> = { ...locals };
    for (const { key, value } of entries) {
      const evaluated = evaluateIn(value, { scope, locals: seen });
      if (evaluated === needsFeel) return needsFeel;
      result[key] = evaluated;
      seen[key] = evaluated;
    }
    return result;
  },
};

function evaluateIn<T extends PlainType>(
  expression: PlainExpression<T>,
  environment: Environment,
): Result {
  return evaluators[expression.type](expression, environment);
}

function both(
  pair: Pair,
  environment: Environment,
  combine: (left: Json, right: Json) => Result,
): Result {
  const left = evaluateIn(pair.left, environment);
  if (left === needsFeel) return needsFeel;
  const right = evaluateIn(pair.right, environment);
  return right === needsFeel ? needsFeel : combine(left, right);
}

function follow(names: readonly [string, ...string[]], environment: Environment): Result {
  const [first, ...members] = names;
  let value: Result = variable(first, environment);
  for (const name of members) {
    if (value === needsFeel) return needsFeel;
    if (value === null || typeof value !== 'object') return null;
    // A member of a list maps over it.
    value = isList(value) ? needsFeel : entry(value, name);
  }
  return value;
}

function variable(name: string, { scope, locals }: Environment): Result {
  if (locals !== null && Object.hasOwn(locals, name)) return locals[name] ?? null;
  if (name === 'outcome') return scope.outcome;
  return entry(scope.variables, name);
}

/** What is missing may still be found under a loosely written name, or be a built-in function. */
function entry(object: JsonObject, name: string): Result {
  return Object.hasOwn(object, name) ? (object[name] ?? null) : needsFeel;
}

const orderings: {
  readonly [O in Exclude<CompareOperator, '=' | '!='>]: <T extends number | string>(
    left: T,
    right: T,
  ) => boolean;
} = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

function compare(operator: CompareOperator, left: Json, right: Json): Result {
  if (isCompound(left) || isCompound(right)) return needsFeel;
  if (operator === '=' || operator === '!=') return compareEqual(operator, left, right);
  const ordered = orderings[operator];
  if (typeof left === 'number' && typeof right === 'number') return ordered(left, right);
  if (typeof left === 'string' && typeof right === 'string') return ordered(left, right);
  return needsFeel;
}

function compareEqual(operator: '=' | '!=', left: Json, right: Json): Result {
  if (left !== null && right !== null && typeof left !== typeof right) return null;
  return (left === right) === (operator === '=');
}

function calculate(operator: ArithmeticOperator, left: Json, right: Json): Result {
  if (typeof left !== 'number' || typeof right !== 'number') return needsFeel;
  // What cannot be represented, `feelin`'s path refuses with a reason.
  return exactly[operator](left, right) ?? needsFeel;
}

function conjunction(left: Json, right: Json): Result {
  if (left === false || right === false) return false;
  return left === true && right === true ? true : null;
}

function disjunction(left: Json, right: Json): Result {
  if (left === true || right === true) return true;
  return left === false && right === false ? false : null;
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}
function isCompound(value: Json): value is readonly Json[] | JsonObject {
  return value !== null && typeof value === 'object';
}
