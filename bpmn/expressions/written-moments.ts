import { isWrittenDuration } from './durations.ts';

/** What makes a date, a time or a duration of a text (DMN 1.3, 10.3.4.1). */
export const momentKinds = ['date', 'time', 'date and time', 'duration'] as const;
export type MomentKind = (typeof momentKinds)[number];

const date = String.raw`-?\d{4,9}-\d{2}-\d{2}`;
/** Seconds may be left out, as forms do. */
const time = String.raw`\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?`;
/** One of both: a place that is not at the offset would be another time. */
const zone = String.raw`(?:[zZ]|[+-](?:0\d|1[0-4]):[0-5]\d(?::[0-5]\d)?|@[\w+/-]+)?`;

const patterns = {
  date: new RegExp(`^${date}$`),
  time: new RegExp(`^${time}${zone}$`),
  'date and time': new RegExp(`^${date}(?:T${time}${zone})?$`),
} as const;

/** Whether a text is of the form; `feelin` would read the beginning of some that are not, or pass over a part. */
export function isWritten(kind: MomentKind, text: string): boolean {
  return kind === 'duration' ? isWrittenDuration(text) : patterns[kind].test(text);
}

/** The text as it is, or one that is none of that kind whoever reads it. */
export function asWritten(kind: MomentKind, text: string): string {
  return isWritten(kind, text) ? text : `${text} (not of the form of ISO 8601)`;
}

/** Which kind a text behind `@` is of. */
export function kindOf(text: string): MomentKind {
  if (/^-?P/.test(text)) return 'duration';
  if (/^\d{1,2}:/.test(text)) return 'time';
  return text.includes('T') ? 'date and time' : 'date';
}
