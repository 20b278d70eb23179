import { isRecord } from '../is-record.ts';

const membersOf = (value: Readonly<Record<string, unknown>>): string => {
  let text = '';
  // Sorted without a comparison of its own, strings stand in order of their code units.
  for (const key of Object.keys(value).toSorted()) {
    const member = value[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return text;
};

const scalar = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) {
    return JSON.stringify(value);
  }
  if (typeof value !== 'number') {
    throw new Error(`Expected JSON in a ledger entry, but got a ${typeof value}`);
  }
  if (!Number.isFinite(value)) {
    throw new Error(`Expected a finite number in a ledger entry, but got ${value}`);
  }
  return JSON.stringify(value);
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
  if (isRecord(value)) return `{${membersOf(value)}}`;
  return scalar(value);
};
