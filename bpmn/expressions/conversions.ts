import { FeelRange } from 'feelin';
import { plainText } from './decimal.ts';
import { feelText, feelTypeOf, isFeelContext, isFeelList } from './feel-types.ts';
import type { FeelValue } from './feel-types.ts';
import { representable } from './own-builtin.ts';

/**
 * The text of a value (DMN 1.3, 10.3.4.1): numbers without exponents, ranges with their ends; undefined for what
 * `feelin` writes so too.
 */
export function stringOf(value: FeelValue): string | undefined {
  if (typeof value === 'number') return plainText(value);
  return holds(value) ? written(value) : undefined;
}

/** Whether there is a number or a range in it. */
function holds(value: FeelValue): boolean {
  if (typeof value === 'number' || value instanceof FeelRange) return true;
  if (isFeelList(value)) return value.some(holds);
  return isFeelContext(value) && Object.values(value).some(holds);
}

function written(value: FeelValue): string {
  if (typeof value === 'number') return plainText(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof FeelRange) return rangeText(value);
  if (isFeelList(value)) return `[${value.map(written).join(', ')}]`;
  if (isFeelContext(value)) {
    const entries = Object.entries(value).map(([key, one]) => `${keyText(key)}: ${written(one)}`);
    return `{${entries.join(', ')}}`;
  }
  if (feelTypeOf(value) === 'function') return '<function>';
  return feelText(value);
}

function keyText(key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(key) ? key : JSON.stringify(key);
}

/** A range without a start or an end is a comparison. */
function rangeText(range: FeelRange): string {
  const start: FeelValue = range.start;
  const end: FeelValue = range.end;
  if (start === null) return `(${range['end included'] ? '<=' : '<'} ${written(end)})`;
  if (end === null) return `(${range['start included'] ? '>=' : '>'} ${written(start)})`;
  const open = range['start included'] ? '[' : '(';
  const close = range['end included'] ? ']' : ')';
  return `${open}${written(start)}..${written(end)}${close}`;
}

const separators: ReadonlySet<unknown> = new Set([' ', ',', '.']);
const plainNumber = /^-?(?:\d+(?:\.\d+)?|\.\d+)$/;

/**
 * The number that a text writes, with a grouping separator that is left out and a decimal separator; null
 * for what writes none. Digits that no number can keep fail.
 */
export function numberFrom(text: string, grouping: unknown, point: unknown): number | null {
  if (!isSeparator(grouping) || !isSeparator(point)) return null;
  const separator = point ?? '.';
  if (separator === ' ' || grouping === separator) return null;
  const ungrouped = grouping === null ? text : text.replaceAll(grouping, '');
  const other = separator === '.' ? ',' : '.';
  if (ungrouped.includes(other)) return null;
  const digits = ungrouped.replace(separator, '.');
  return plainNumber.test(digits) ? representable(kept(digits)) : null;
}

function isSeparator(value: unknown): value is string | null {
  return value === null || separators.has(value);
}

/** Null where the number is not what is written. */
function kept(digits: string): number | null {
  const value = Number(digits) + 0;
  const significant = digits.replace(/^-/, '').replace('.', '').replace(/^0+/, '');
  return significant.replace(/0+$/, '').length <= 15 || Number.isSafeInteger(value) ? value : null;
}
