import { evaluate, FeelFunction, parseDate, parseDateTime, unaryTest } from 'feelin';
import type { FeelContext, FeelValue } from './feel-types.ts';
import { feelTypeOf } from './feel-types.ts';
import { testPlain } from './plain-tests.ts';

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
  return guarded(source, () => evaluate(source, withClock(context, at)));
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
  const outcome = guarded(source, () => unaryTest(source, withClock(tested, at)));
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
  if (value instanceof FeelFunction) {
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

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'no arguments' : `the arguments ${names.join(', ')}`;
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

function withClock(context: FeelContext, at: number): Record<string, unknown> {
  const instant = new Date(at).toISOString();
  return {
    now: new FeelFunction(() => parseDateTime(instant), []),
    today: new FeelFunction(() => parseDate(instant.slice(0, 10)), []),
    ...context,
  };
}
