import {
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelFunction,
  FeelRange,
  FeelTime,
  parseDate,
  parseDateTime,
  parseTime,
} from 'feelin';
import { durationFrom } from './durations.ts';

/** A value as FEEL holds it: plain JSON, or a date, a time, a duration, a range or a function. */
export type FeelValue = unknown;
/** Names and what they stand for. */
export type FeelContext = Readonly<Record<string, FeelValue>>;

export const temporalTypes = [
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
] as const;
export type TemporalType = (typeof temporalTypes)[number];
/** The types of DMN 1.3, 10.3.2.3. */
export type FeelType =
  | TemporalType
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'list'
  | 'context'
  | 'range'
  | 'function';

export function feelTypeOf(value: FeelValue): FeelType {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'function' || value instanceof FeelFunction) return 'function';
  if (Array.isArray(value)) return 'list';
  if (value instanceof FeelRange) return 'range';
  return temporalTypeOf(value) ?? 'context';
}

function temporalTypeOf(value: FeelValue): TemporalType | null {
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelDateTime) return 'date and time';
  if (!(value instanceof FeelDuration)) return null;
  return value.yearsMonths ? 'years and months duration' : 'days and time duration';
}

export function isFeelList(value: FeelValue): value is readonly FeelValue[] {
  return Array.isArray(value);
}

export function isFeelContext(value: FeelValue): value is FeelContext {
  return feelTypeOf(value) === 'context';
}

const readers: { readonly [T in TemporalType]: (text: string) => FeelValue } = {
  date: parseDate,
  time: parseTime,
  'date and time': parseDateTime,
  'days and time duration': durationFrom,
  'years and months duration': durationFrom,
};

/** The date, time or duration that a text writes (ISO 8601), or null when it writes none of that type. */
export function temporalFrom(type: TemporalType, text: string): FeelValue {
  try {
    const value = readers[type](text);
    return feelTypeOf(value) === type ? value : null;
  } catch {
    return null;
  }
}

/** The instant at which a day begins in UTC: how a date conforms to date and time (DMN 1.3, 10.3.2.9.4). */
export function startOfDay(date: FeelValue): FeelValue {
  return date instanceof FeelDate ? parseDateTime(`${date.toString()}T00:00:00Z`) : null;
}

/** A function that expressions can call, by position or by parameter names. */
export function feelFunction(
  parameters: readonly string[],
  body: (args: readonly FeelValue[]) => FeelValue,
): FeelValue {
  return new FeelFunction((...args: readonly FeelValue[]) => body(args), [...parameters]);
}

/** How a value is written for people; no text at all for null. */
export function feelText(value: FeelValue): string {
  if (value instanceof FeelRange) return value.toString();
  const type = feelTypeOf(value);
  return type === 'list' || type === 'context' || type === 'string' || type === 'null'
    ? JSON.stringify(value ?? null)
    : scalarText(type, value);
}

function scalarText(type: FeelType, value: FeelValue): string {
  return type === 'function' ? 'function' : String(value);
}
