import type { Json } from '../model/json.ts';
import type { Evaluation } from './evaluation.ts';
import { isMoment, resultLimit, valueDepthLimit } from './evaluation-budget.ts';

/**
 * Dates, times and durations become their ISO text; functions and ranges are no values of a case, nor
 * is what is too deep, too large or no text. Parts that a value has twice are counted, and written, twice.
 */
export function toJson(value: unknown): Evaluation {
  try {
    return { ok: true, value: new Conversion().convert(value, 0) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

class Conversion {
  #size = 0;

  convert(value: unknown, depth: number): Json {
    this.#count(typeof value === 'string' ? 1 + value.length / 16 : 1);
    if (value === null || value === undefined) return null;
    if (typeof value === 'boolean') return value;
    if (typeof value === 'string') return storable(value);
    if (typeof value === 'number') return finite(value);
    if (depth > valueDepthLimit) throw new Error('Expected a value of limited depth');
    if (Array.isArray(value)) return value.map((item: unknown) => this.convert(item, depth + 1));
    if (typeof value === 'object') {
      if (isMoment(value)) return momentText(value.toString());
      if (Object.getPrototypeOf(value) === Object.prototype) {
        return Object.fromEntries(
          Object.entries(value).map(([key, entry]) => [key, this.convert(entry, depth + 1)]),
        );
      }
    }
    throw new Error('Expected a value, but the expression gives a function or a range');
  }

  #count(size: number): void {
    this.#size += size;
    if (this.#size > resultLimit)
      throw new Error(`Expected a value of at most ${resultLimit} parts, but got more`);
  }
}

/** Other years have no text that every reader takes for the same. */
function momentText(text: string): string {
  if (/^[+-]\d/.test(text)) throw new Error(`Expected a year of four digits, but got ${text}`);
  return text;
}

/** FEEL can write what JSON cannot carry: half of a pair, and the character that Postgres does not keep. */
const notStorable = /[\0\p{Surrogate}]/u;

function storable(text: string): string {
  if (notStorable.test(text)) throw new Error('Expected text, but got a character that is none');
  return text;
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Error('Expected a finite number');
  return value + 0;
}
