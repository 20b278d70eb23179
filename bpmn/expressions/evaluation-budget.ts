import { FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelRange, FeelTime } from 'feelin';

/** A step is one value looked at, or this many characters of a text. */
const charactersPerStep = 16;
const namesPerStep = 16;
/** Small enough for the bounded time of a workflow task, far above what a case needs. */
const stepLimit = 1_000_000;
/** Levels of the syntax tree that may be open at once, over all calls of functions. */
const openLevelLimit = 600;
/** Levels of a value: lists in lists, contexts in contexts. */
export const valueDepthLimit = 50;
/** Values (or portions of a text) that one result may have. */
export const resultLimit = 100_000;

/** An evaluation that would cost more than it may; caught where the evaluation was started. */
export class BudgetExceeded extends Error {
  override readonly name = 'BudgetExceeded';
}

/**
 * What one evaluation has spent. Deterministic: it counts values and characters, never time. There is
 * one evaluation at a time (nothing here waits), so there is one budget, reset at the start of each.
 */
class EvaluationBudget {
  #steps = 0;
  #levels = 0;
  /** Names of the context, which every turn of a loop copies. */
  #names = 0;

  reset(names: number): void {
    this.#steps = 0;
    this.#levels = 0;
    this.#names = names;
  }

  spend(steps: number): void {
    this.#steps += steps;
    if (!(this.#steps <= stepLimit))
      throw new BudgetExceeded(`Expected at most ${stepLimit} steps of evaluation, but got more`);
  }

  /** Turns of a loop, each of a weight (`weightOf`); each may copy the context. */
  spendTurns(turns: number, weight: number): void {
    this.spend(turns * weight * (1 + this.#names / namesPerStep));
  }

  spendText(text: string): void {
    this.spend(1 + text.length / charactersPerStep);
  }

  /** A filter adds the entries of an item (or the characters of a text) to the context. */
  spendNames(names: number): void {
    this.#names = Math.max(this.#names, names);
    this.spend(names);
  }

  enter(levels: number): void {
    this.#levels += levels;
    if (this.#levels > openLevelLimit)
      throw new BudgetExceeded('Expected calls of limited depth, but got more');
  }

  leave(levels: number): void {
    this.#levels -= levels;
  }

  /** A whole value, part by part: shared parts count as often as they are reached. */
  spendValue(value: unknown, depth = 0): void {
    if (typeof value === 'string') {
      this.spendText(value);
      return;
    }
    this.spend(1);
    if (value === null || typeof value !== 'object' || isOpaque(value)) return;
    if (depth > valueDepthLimit)
      throw new BudgetExceeded('Expected a value of limited depth, but got more');
    for (const part of Object.values(value)) this.spendValue(part, depth + 1);
    if (!Array.isArray(value)) for (const key of Object.keys(value)) this.spendText(key);
  }
}

export const budget = new EvaluationBudget();

/** Values of FEEL that have no parts of their own. */
function isOpaque(value: object): boolean {
  return isMoment(value) || value instanceof FeelRange || value instanceof FeelFunction;
}

/** Dates, times and durations: their properties are fields of the standard (DMN 1.3, table 65). */
export function isMoment(
  value: object,
): value is FeelDate | FeelTime | FeelDateTime | FeelDuration {
  return (
    value instanceof FeelDate ||
    value instanceof FeelTime ||
    value instanceof FeelDateTime ||
    value instanceof FeelDuration
  );
}
