import type { Evaluation } from './evaluation.ts';
import { evaluatePlain, needsFeel } from './evaluate-plain.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { compileFeel } from './feel-expression.ts';
import type { FeelExpression } from './feel-expression.ts';
import { parsePlain } from './parse-plain.ts';
import type { PlainExpression } from './plain-expression.ts';

interface Compiled {
  readonly plain: PlainExpression | null;
  /** Made when first needed: most conditions never leave the plain path. */
  feel: FeelExpression | { readonly error: string } | null;
}

const cache = new Map<string, Compiled>();
/** Far above what the published procedures of one installation hold; drafts in an editor come and go. */
const cacheLimit = 4096;

/** Evaluates FEEL text (without the leading `=`). Pure: same text and scope, same answer. */
export function evaluate(source: string, scope: ExpressionScope): Evaluation {
  const compiled = compile(source);
  if (compiled.plain !== null) {
    const value = evaluatePlain(compiled.plain, scope);
    if (value !== needsFeel) return { ok: true, value };
  }
  compiled.feel ??= compileFeel(source);
  return 'error' in compiled.feel
    ? { ok: false, message: compiled.feel.error }
    : compiled.feel(scope);
}

/** What is wrong with the text, or null. */
export function expressionError(source: string): string | null {
  const compiled = compile(source);
  if (compiled.plain !== null) return null;
  compiled.feel ??= compileFeel(source);
  return 'error' in compiled.feel ? compiled.feel.error : null;
}

function compile(source: string): Compiled {
  const known = cache.get(source);
  if (known !== undefined) return known;
  if (cache.size >= cacheLimit) cache.clear();
  const compiled: Compiled = { plain: parsePlain(source), feel: null };
  cache.set(source, compiled);
  return compiled;
}
