import { parseDay } from '../../domain/calendar/civil-day.ts';

const shape =
  /^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?(?:[ T]\s*(?<hour>\d{1,2}):(?<minute>\d{2}))?$/u;

type Groups = Readonly<Record<string, string | undefined>>;

const two = (digits: string): string => digits.padStart(2, '0');

const dayIn = ({ year = '', month = '', day = '' }: Groups): string | null => {
  const text = `${year}-${two(month)}-${two(day)}`;
  return parseDay(text) === null ? null : text;
};

/** Null where none is written, or none that there is. */
const timeIn = ({ hour, minute }: Groups): string | null =>
  hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59
    ? null
    : `${two(hour)}:${minute}`;

/**
 * A day that somebody has written, `2026-11-27`, or a day with its time, `2026-11-27T14:32`; empty for nothing,
 * null for what is none, or not yet. Also read: slashes, dots, 年月日, full-width digits, no zero in front.
 */
export function readWall(text: string, withTime: boolean): string | null {
  const written = text.normalize('NFKC').trim();
  if (written === '') return '';
  const groups: Groups = shape.exec(written)?.groups ?? {};
  const [day, time] = [dayIn(groups), timeIn(groups)];
  if (day === null) return null;
  if (withTime) return time === null ? null : `${day}T${time}`;
  return groups['hour'] === undefined ? day : null;
}

/** As it stands on the page, in every language: 2026-11-27 14:32. */
export const writeWall = (wall: string): string => wall.replace('T', ' ');
