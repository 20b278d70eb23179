import {
  evaluate as evaluateFeel,
  FeelFunction,
  parseDate,
  parseDateTime,
  parseExpression,
} from 'feelin';
import type { Json } from '../model/json.ts';
import type { Evaluation } from './evaluation.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { toJson } from './feel-value.ts';

/** An expression that `feelin` has parsed once and can evaluate many times. */
export type FeelExpression = (scope: ExpressionScope) => Evaluation;

/**
 * `feelin` parses at every evaluation. A FEEL function, however, keeps its parsed body: the text
 * becomes the body of a function over the variables it names, and evaluating it is one call.
 * `now()` and `today()` become the parameters `now` and `today`.
 */
export function compileFeel(source: string): FeelExpression | { readonly error: string } {
  const analysis = analyze(source);
  if ('error' in analysis) return analysis;
  const { names, body } = analysis;
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
  return value;
}

interface Analysis {
  readonly names: readonly string[];
  readonly body: string;
}

function analyze(source: string): Analysis | { readonly error: string } {
  const names = new Set<string>();
  const clockCalls: { from: number; to: number; name: string }[] = [];
  const errors: string[] = [];
  parseExpression(source, {}, undefined).iterate({
    enter(node) {
      if (node.type.isError) errors.push(`Unexpected text at ${node.from}`);
      const text = source.slice(node.from, node.to);
      if (node.name === 'VariableName') names.add(text.replace(/\s+/g, ' '));
      const call = node.name === 'FunctionInvocation' ? /^(now|today)\s*\(\s*\)$/.exec(text) : null;
      if (call !== null) clockCalls.push({ from: node.from, to: node.to, name: call[1] ?? '' });
    },
  });
  const [error] = errors;
  if (error !== undefined) return { error };
  let body = source;
  for (const call of clockCalls.toReversed()) {
    body = body.slice(0, call.from) + call.name + body.slice(call.to);
  }
  return { names: [...names].toSorted(), body };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
