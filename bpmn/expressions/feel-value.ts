import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import type { Json } from '../model/json.ts';
import type { Evaluation } from './evaluation.ts';

const maximumDepth = 50;

/** Dates, times and durations become their ISO text; functions and ranges are no values of a case. */
export function toJson(value: unknown): Evaluation {
  try {
    return { ok: true, value: convert(value, 0) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

function convert(value: unknown, depth: number): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('Expected a finite number');
    return value + 0;
  }
  if (depth > maximumDepth) throw new Error('Expected a value of limited depth');
  if (Array.isArray(value)) return value.map((item: unknown) => convert(item, depth + 1));
  if (isTemporal(value)) return value.toString();
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, convert(entry, depth + 1)]),
    );
  }
  throw new Error('Expected a value, but the expression gives a function or a range');
}

function isTemporal(value: unknown): value is FeelDate | FeelTime | FeelDateTime | FeelDuration {
  return (
    value instanceof FeelDate ||
    value instanceof FeelTime ||
    value instanceof FeelDateTime ||
    value instanceof FeelDuration
  );
}
