import { evaluate as evaluateFeel, FeelFunction, parseDate, parseDateTime } from 'feelin';
import type { Json } from '../model/json.ts';
import { boundedName, boundedText } from './bounded-text.ts';
import type { Evaluation } from './evaluation.ts';
import { budget } from './evaluation-budget.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { toJson } from './feel-value.ts';
import './same-type-ranges.ts';

/** An expression that `feelin` has parsed once and can evaluate many times. */
export type FeelExpression = (scope: ExpressionScope) => Evaluation;

/**
 * `feelin` parses at every evaluation. A FEEL function, however, keeps its parsed body: the text
 * becomes the body of a function over the variables it names, and evaluating it is one call.
 * `now()` and `today()` become the parameters `now` and `today`. The body is the bounded text: it can
 * neither run for ever nor calculate in binary fractions.
 */
export function compileFeel(source: string): FeelExpression | { readonly error: string } {
  const text = boundedText(source);
  if ('error' in text) return text;
  const { names, body } = text;
  try {
    const { value, warnings } = evaluateFeel(`function(${names.join(', ')}) (\n${body}\n)`, {});
    if (!(value instanceof FeelFunction)) return { error: 'Expected an expression' };
    return (scope) => invoke(value, names, warnings, scope);
  } catch (error) {
    return { error: messageOf(error) };
  }
}

function invoke(
  expression: FeelFunction,
  names: readonly string[],
  warnings: { message: string }[],
  scope: ExpressionScope,
): Evaluation {
  // The parsed body keeps reporting into the list of its first evaluation.
  warnings.length = 0;
  budget.reset(names.length);
  try {
    const value: unknown = expression.invoke(names.map((name) => argument(name, scope)));
    return toJson(value);
  } catch (error) {
    return { ok: false, message: messageOf(error) };
  }
}

/** Names that the scope does not have stay undefined, so that the built-in functions are found. */
function argument(name: string, scope: ExpressionScope): unknown {
  if (name === 'outcome') return scope.outcome;
  if (name === 'now') return parseDateTime(new Date(scope.at).toISOString());
  if (name === 'today') return parseDate(new Date(scope.at).toISOString().slice(0, 10));
  const value: Json | undefined = Object.hasOwn(scope.variables, name)
    ? scope.variables[name]
    : undefined;
  return value === undefined || name.startsWith('_') ? (boundedName(name) ?? value) : value;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
