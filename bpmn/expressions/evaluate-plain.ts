import type { Json, JsonObject } from '../model/json.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { ArithmeticOperator, CompareOperator, PlainExpression } from './plain-expression.ts';

/** The values at hand are not plain enough: `feelin` shall decide. */
export const needsFeel = Symbol('needs feel');
type Result = Json | typeof needsFeel;

/** Entries of enclosing contexts, which later entries see. */
type Locals = JsonObject | null;

/** Same answers as `feelin`, or `needsFeel`; a differential property test holds it to that. */
export function evaluatePlain(
  expression: PlainExpression,
  scope: ExpressionScope,
  locals: Locals = null,
): Result {
  switch (expression.type) {
    case 'literal':
      return expression.value;
    case 'path':
      return follow(expression.names, scope, locals);
    case 'compare':
      return both(expression, scope, locals, (left, right) =>
        compare(expression.operator, left, right),
      );
    case 'arithmetic':
      return both(expression, scope, locals, (left, right) =>
        calculate(expression.operator, left, right),
      );
    case 'and':
      return both(expression, scope, locals, conjunction);
    case 'or':
      return both(expression, scope, locals, disjunction);
    case 'if': {
      const condition = evaluatePlain(expression.condition, scope, locals);
      if (condition === needsFeel) return needsFeel;
      const taken =
        condition !== false && condition !== null ? expression.then : expression.otherwise;
      return evaluatePlain(taken, scope, locals);
    }
    case 'context':
      return context(expression.entries, scope, locals);
  }
}

function both(
  pair: { readonly left: PlainExpression; readonly right: PlainExpression },
  scope: ExpressionScope,
  locals: Locals,
  combine: (left: Json, right: Json) => Result,
): Result {
  const left = evaluatePlain(pair.left, scope, locals);
  if (left === needsFeel) return needsFeel;
  const right = evaluatePlain(pair.right, scope, locals);
  return right === needsFeel ? needsFeel : combine(left, right);
}

function follow(
  names: readonly [string, ...string[]],
  scope: ExpressionScope,
  locals: Locals,
): Result {
  let value: Result = variable(names[0], scope, locals);
  for (let index = 1; index < names.length; index += 1) {
    if (value === needsFeel) return needsFeel;
    // A member of a list maps over it, and members are found under loosely written names too.
    if (value === null || typeof value !== 'object') return null;
    value = isList(value) ? needsFeel : entry(value, names[index] ?? '');
  }
  return value;
}

function variable(name: string, scope: ExpressionScope, locals: Locals): Result {
  if (locals !== null && Object.hasOwn(locals, name)) return locals[name] ?? null;
  if (name === 'outcome') return scope.outcome;
  return entry(scope.variables, name);
}

function entry(object: JsonObject, name: string): Result {
  return Object.hasOwn(object, name) ? (object[name] ?? null) : needsFeel;
}

function compare(operator: CompareOperator, left: Json, right: Json): Result {
  if (isCompound(left) || isCompound(right)) return needsFeel;
  if (operator === '=' || operator === '!=') return compareEqual(operator, left, right);
  if (left === null || right === null) return right === null ? needsFeel : null;
  if (typeof left === 'boolean' || typeof left !== typeof right) return needsFeel;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

function compareEqual(operator: '=' | '!=', left: Json, right: Json): Result {
  if (left === null || right === null) return (left === right) === (operator === '=');
  if (typeof left !== typeof right) return null;
  return (left === right) === (operator === '=');
}

function calculate(operator: ArithmeticOperator, left: Json, right: Json): Result {
  if (typeof left !== 'number' || typeof right !== 'number') return needsFeel;
  if (operator === '+') return left + right;
  return operator === '-' ? left - right : left * right;
}

function conjunction(left: Json, right: Json): Result {
  if (left === false || right === false) return false;
  return left === true && right === true ? true : null;
}

function disjunction(left: Json, right: Json): Result {
  if (left === true || right === true) return true;
  return left === false && right === false ? false : null;
}

function context(
  entries: readonly { readonly key: string; readonly value: PlainExpression }[],
  scope: ExpressionScope,
  locals: Locals,
): Result {
  const result: Record<string, Json> = {};
  let seen: JsonObject = locals ?? {};
  for (const { key, value } of entries) {
    const evaluated = evaluatePlain(value, scope, seen);
    if (evaluated === needsFeel) return needsFeel;
    result[key] = evaluated;
    seen = { ...seen, [key]: evaluated };
  }
  return result;
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}
function isCompound(value: Json): value is readonly Json[] | JsonObject {
  return value !== null && typeof value === 'object';
}
