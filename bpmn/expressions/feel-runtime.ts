import { evaluate, FeelFunction, parseDate, parseDateTime, unaryTest } from 'feelin';
import type { FeelContext, FeelValue } from './feel-types.ts';
import { feelTypeOf } from './feel-types.ts';
import { boundedName, boundedText } from './bounded-text.ts';
import type { FeelGrammar } from './feel-syntax.ts';
import { budget } from './evaluation-budget.ts';
import { testPlain } from './plain-tests.ts';
import './same-type-ranges.ts';

/** Something that FEEL answered with `null`, and why. */
export interface FeelWarning {
  readonly message: string;
  /** The name, where nothing of that name was in scope. */
  readonly unknownName: string | null;
}
export type FeelOutcome<T = FeelValue> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly FeelWarning[] }
  | { readonly ok: false; readonly message: string };

/**
 * Evaluates FEEL over values of all types, where `evaluate` has plain JSON on both sides. `now()` and
 * `today()` come from `at`. What a function of the context throws comes out.
 */
export function evaluateFeelText(source: string, context: FeelContext, at: number): FeelOutcome {
  return bounded(source, { grammar: 'expression', context, at }, evaluate);
}

/** Whether a value, known as `?`, passes the unary tests (DMN 1.3, 10.3.1.2 grammar rule 15). */
export function testFeelText(
  source: string,
  value: FeelValue,
  context: FeelContext,
  at: number,
): FeelOutcome<boolean> {
  const plain = testPlain(source, value);
  if (plain !== null) return { ok: true, value: plain, warnings: [] };
  const tested = { ...context, '?': value ?? null };
  const outcome = bounded(source, { grammar: 'unaryTests', context: tested, at }, unaryTest);
  return outcome.ok ? { ...outcome, value: outcome.value === true } : outcome;
}

/** Calls what a text stands for with arguments by name; every parameter must be given, and no other. */
export function callFeelText(
  source: string,
  args: FeelContext,
  context: FeelContext,
  at: number,
): FeelOutcome {
  const called = evaluateFeelText(source, context, at);
  if (!called.ok) return called;
  const { value } = called;
  const names = Object.keys(args);
  if (value instanceof FeelFunction && !isBuiltin(source, context, at)) {
    const parameters = value.parameterNames;
    if (names.toSorted().join() !== parameters.toSorted().join())
      return { ok: false, message: `Expected ${listed(parameters)}, but got ${listed(names)}` };
    const given = parameters.map((name) => args[name] ?? null);
    return guarded(source, () => ({ value: value.invoke(given) as unknown, warnings: [] }));
  }
  if (feelTypeOf(value) !== 'function')
    return { ok: false, message: `Expected a function, but got ${feelTypeOf(value)}` };
  // A function of FEEL itself; its parameters have names that can be written.
  const call = `${source}(${names.map((name, index) => `${name}: argument${String(index)}`).join(', ')})`;
  const values = Object.fromEntries(
    names.map((name, index) => [`argument${String(index)}`, args[name]] as const),
  );
  return evaluateFeelText(call, { ...context, ...values }, at);
}

function isBuiltin(source: string, context: FeelContext, at: number): boolean {
  if (Object.hasOwn(context, source)) return false;
  const alone = evaluateFeelText(source, {}, at);
  return alone.ok && feelTypeOf(alone.value) === 'function';
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'no arguments' : `the arguments ${names.join(', ')}`;
}

/** Before each evaluation of a decision, which may consist of many texts. */
export function beginEvaluation(): void {
  budget.reset(0);
}

/** What a turn of a boxed loop costs beside its own steps: each text in it is parsed again. */
const boxedTurn = 50;

/** Turns of a boxed loop, counted before it runs. */
export function countTurns(turns: number): FeelOutcome {
  return guarded('', () => {
    budget.spend(turns * boxedTurn);
    return { value: null, warnings: [] };
  });
}

interface Bounds {
  readonly grammar: FeelGrammar;
  readonly context: FeelContext;
  readonly at: number;
}

/** Of the bounded text; the budget is that of the whole evaluation, which has begun before. */
function bounded(
  source: string,
  { grammar, context, at }: Bounds,
  run: (body: string, context: Record<string, unknown>) => Answer,
): FeelOutcome {
  const text = boundedText(source, { grammar, scope: context });
  if ('error' in text) return { ok: false, message: text.error };
  const functions = text.names
    .filter((name) => name.startsWith('_') || !Object.hasOwn(context, name))
    .map((name) => [name, boundedName(name)] as const)
    .filter(([, value]) => value !== undefined);
  const names = { ...context, ...Object.fromEntries(functions), ...clockOf(at, context) };
  return guarded(text.body, () => {
    budget.spendNames(Object.keys(names).length);
    return run(text.body, names);
  });
}

interface Answer {
  readonly value: FeelValue;
  readonly warnings: readonly {
    readonly type: string;
    readonly message: string;
    readonly position: { readonly from: number; readonly to: number };
  }[];
}

function guarded(source: string, run: () => Answer): FeelOutcome {
  try {
    const answer = run();
    const warnings = answer.warnings.map(({ type, message, position }) => ({
      message,
      unknownName: type === 'NO_VARIABLE_FOUND' ? nameAt(source, position) : null,
    }));
    const value = answer.value ?? null;
    if (typeof value !== 'number' || Number.isFinite(value)) return { ok: true, value, warnings };
    // What cannot be calculated is null (DMN 1.3, 10.3.4.2): a division by zero.
    const message = `Expected a finite number, but got ${String(value)}`;
    return { ok: true, value: null, warnings: [...warnings, { message, unknownName: null }] };
  } catch (error) {
    if (error instanceof FeelAbort) throw error;
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

function nameAt(source: string, { from, to }: Answer['warnings'][number]['position']): string {
  return source.slice(from, to).replace(/\s+/g, ' ').trim();
}

/** What functions of a context throw to end the whole evaluation, through FEEL that calls them. */
export class FeelAbort extends Error {}

/** Calls of `now()` and `today()` have become names in a bounded text. */
function clockOf(at: number, context: FeelContext): FeelContext {
  const instant = new Date(at).toISOString();
  return { now: parseDateTime(instant), today: parseDate(instant.slice(0, 10)), ...context };
}
