/** ISO 8601 as BPMN timers use it. Pure: calendar arithmetic is done in UTC, or at the offset that is given. */
export interface Duration {
  readonly sign: 1 | -1;
  readonly years: number;
  readonly months: number;
  readonly milliseconds: number;
}

/** `R3/PT10M`, `R/PT1H`, `R3/<start>/PT10M`. */
export interface Cycle {
  /** Null: no end. */
  readonly repetitions: number | null;
  readonly start: number | null;
  /** Of the start: milliseconds ahead of UTC; 0 without one. */
  readonly offset: number;
  readonly every: Duration;
}

const durationPattern =
  /^(-)?P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,8})D)?(?:T(?:(\d{1,10})H)?(?:(\d{1,10})M)?(?:(\d{1,12}(?:\.\d{1,9})?)S)?)?$/;
const instantPattern =
  /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const cyclePattern = /^R(\d{0,6})\/(?:([^/]+)\/)?([^/]+)$/;

export function parseDuration(text: string): Duration | null {
  const match = durationPattern.exec(text);
  if (match === null || text.endsWith('P') || text.endsWith('T')) return null;
  const part = (index: number): number => Number(match[index] ?? 0);
  const days = part(4) * 7 + part(5);
  const milliseconds =
    days * 86_400_000 + part(6) * 3_600_000 + part(7) * 60_000 + Math.round(part(8) * 1000);
  return { sign: match[1] === '-' ? -1 : 1, years: part(2), months: part(3), milliseconds };
}

/** So many of them. */
export function times({ sign, years, months, milliseconds }: Duration, factor: number): Duration {
  return {
    sign,
    years: years * factor,
    months: months * factor,
    milliseconds: milliseconds * factor,
  };
}

export function addDuration(at: number, duration: Duration, offset = 0): number {
  const { sign, years, months, milliseconds } = duration;
  if (years === 0 && months === 0) return at + sign * milliseconds;
  const date = new Date(at + offset);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + sign * (years * 12 + months));
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime() - offset + sign * milliseconds;
}

/** An instant with an offset; a time without one has no meaning here. */
export function parseInstant(text: string): number | null {
  const match = instantPattern.exec(text);
  if (match === null) return null;
  const [, year, month, day] = match;
  const written = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (written.getUTCMonth() !== Number(month) - 1) return null;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

export function parseCycle(text: string): Cycle | null {
  const match = cyclePattern.exec(text);
  if (match === null) return null;
  const every = parseDuration(match[3] ?? '');
  const start = match[2] === undefined ? null : parseInstant(match[2]);
  if (every === null || (match[2] !== undefined && start === null)) return null;
  if (every.sign < 0 || every.years + every.months + every.milliseconds === 0) return null;
  const repetitions = match[1] === '' ? null : Number(match[1]);
  if (repetitions === 0) return null;
  return { repetitions, start, offset: offsetOf(match[2] ?? ''), every };
}

function offsetOf(text: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})$/.exec(text) ?? [];
  const millis = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -millis : millis;
}
