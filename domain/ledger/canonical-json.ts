import { isRecord } from '../is-record.ts';

const entriesOf = (value: Readonly<Record<string, unknown>>): string =>
  Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .toSorted((one, other) => (one < other ? -1 : 1))
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
    .join(',');

const scalar = (value: unknown): string => {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Error(`Expected a finite number in a ledger entry, but got ${value}`);
  }
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
    return JSON.stringify(value);
  }
  throw new Error(`Expected JSON in a ledger entry, but got a ${typeof value}`);
};

/**
 * JSON with one spelling for one value: keys in order of their UTF-16 code units, no white space,
 * numbers and strings as `JSON.stringify` writes them (RFC 8785 for the values that occur here).
 * Absent and undefined properties are the same; nulls are kept.
 * @throws Error on values that JSON cannot carry.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return `[${items.map((item) => canonicalJson(item)).join(',')}]`;
  }
  if (isRecord(value)) return `{${entriesOf(value)}}`;
  return scalar(value);
};
