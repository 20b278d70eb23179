import { isRecord } from '../../../domain/is-record.ts';

/** The value of a column: by heading, else (JSON) by a path with dots. Undefined when there is none. */
export function readColumn(values: Readonly<Record<string, unknown>>, column: string): unknown {
  if (Object.hasOwn(values, column)) {
    return values[column];
  }
  let value: unknown = values;
  for (const key of column.split('.')) {
    if (!isRecord(value) || !Object.hasOwn(value, key)) {
      return undefined;
    }
    value = value[key];
  }
  return value;
}

/** Text of a plain value without space around it; empty for everything else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') {
    return withoutControls(value).trim();
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Postgres refuses NUL in text; other control characters (line ends and tabs apart) say nothing. */
function withoutControls(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is removed
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu, '');
}
