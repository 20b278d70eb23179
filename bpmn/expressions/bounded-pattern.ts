import { budget } from './evaluation-budget.ts';
import { patternCost } from './pattern-cost.ts';

/** Tries of a matcher that count as a step of evaluation. */
const triesPerStep = 256;
const patternLimit = 1000;
/** A pattern that is too much for so short a text is never of use. */
const shortText = 32;
const stepsForShortText = 100_000;

/** Spends what matching may cost at most; a pattern without a bound fails. */
export function checkPattern(text: unknown, pattern: unknown): undefined {
  if (typeof text !== 'string' || typeof pattern !== 'string') return;
  const steps = stepsOf(pattern, text.length);
  if (typeof steps === 'string') throw new RangeError(steps);
  budget.spend(steps);
}

/** What is wrong with a pattern for whatever text, or null. */
export function patternError(pattern: string): string | null {
  const steps = stepsOf(pattern, shortText);
  if (typeof steps === 'string') return steps;
  if (steps <= stepsForShortText) return null;
  return `Expected a pattern without repetition in repetition, but got ${pattern}`;
}

function stepsOf(pattern: string, length: number): number | string {
  if (pattern.length > patternLimit)
    return `Expected a pattern of at most ${patternLimit} characters, but got ${pattern.length}`;
  // The built-in function says so in its own way.
  if (!isPattern(pattern)) return 0;
  const cost = patternCost(pattern, length);
  if (cost === null)
    return `Expected a pattern without look-around and back references, but got ${pattern}`;
  return ((length + 1) * cost.ways * cost.length) / triesPerStep;
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}
