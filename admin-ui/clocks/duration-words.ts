import type { Limit, LimitUnit } from '../../domain/limits/limit.ts';

/** The two languages that every word of the screens exists in. */
export type Tongue = 'zh' | 'en';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

type DurationUnit = 'day' | 'hour' | 'minute' | 'second';
const sizes: { readonly [K in DurationUnit]: number } = { day, hour, minute, second };

const unitWords: { readonly [T in Tongue]: { readonly [K in DurationUnit]: string } } = {
  zh: { day: '天', hour: '小时', minute: '分', second: '秒' },
  en: { day: 'd', hour: 'h', minute: 'min', second: 's' },
};

const fullWords: { readonly [K in DurationUnit]: readonly [string, string] } = {
  day: ['day', 'days'],
  hour: ['hour', 'hours'],
  minute: ['minute', 'minutes'],
  second: ['second', 'seconds'],
};

export interface DurationRule {
  /** Remaining time is rounded down, overdue time up: the words never flatter. */
  readonly round: 'down' | 'up';
  /** Days are 24 hours; working time has none and stays in hours. */
  readonly days?: boolean;
  /** Under a minute, say the seconds; otherwise whole minutes are the finest. */
  readonly seconds?: boolean;
  /** Nothing is abbreviated: for what is read aloud. */
  readonly full?: boolean;
}

function figure(count: number, unit: DurationUnit, tongue: Tongue, full: boolean): string {
  const words =
    full && tongue === 'en' ? fullWords[unit][count === 1 ? 0 : 1] : unitWords[tongue][unit];
  return `${count} ${words}`;
}

/**
 * The unit of the last figure that is said: at most two units are, and a second one only
 * directly below the first (3 天 2 小时, never 3 天 5 分).
 */
function finestUnit(millis: number, rule: DurationRule): DurationUnit {
  if (millis < minute && rule.seconds === true) {
    return 'second';
  }
  return rule.days !== false && millis >= day ? 'hour' : 'minute';
}

function rounded(millis: number, size: number, round: DurationRule['round']): number {
  return (round === 'down' ? Math.floor(millis / size) : Math.ceil(millis / size)) * size;
}

/**
 * A duration in words (screens section 7): 45 秒, 4 分, 2 小时 15 分, 3 天 2 小时; English
 * 45 s, 4 min, 2 h 15 min, 3 d 2 h. The sign of `millis` is ignored.
 */
export function durationWords(millis: number, tongue: Tongue, rule: DurationRule): string {
  const length = Math.abs(millis);
  const finest = finestUnit(length, rule);
  const whole = rounded(length, sizes[finest], rule.round);
  // Rounding up may have reached the next unit (59 min 40 s is 1 h, 59.5 s is 1 min).
  const settled = finestUnit(whole, rule);
  return figures(rounded(whole, sizes[settled], rule.round), tongue, rule, settled);
}

function figures(whole: number, tongue: Tongue, rule: DurationRule, finest: DurationUnit): string {
  const said = (count: number, unit: DurationUnit): string =>
    figure(count, unit, tongue, rule.full === true);
  const order: readonly DurationUnit[] =
    rule.days === false ? ['hour', 'minute', 'second'] : ['day', 'hour', 'minute', 'second'];
  const first = order.find((unit) => whole >= sizes[unit]);
  if (first === undefined) {
    return said(0, finest);
  }
  const next = order[order.indexOf(first) + 1];
  const count = Math.floor(whole / sizes[first]);
  const rest = next === undefined ? 0 : Math.floor((whole % sizes[first]) / sizes[next]);
  const head = said(count, first);
  return next === undefined || rest === 0 ? head : `${head} ${said(rest, next)}`;
}

const limitUnitWords: {
  readonly [T in Tongue]: { readonly [U in LimitUnit]: readonly [string, string] };
} = {
  zh: {
    urgentHours: ['紧急工作时', '紧急工作时'],
    workHours: ['工作时', '工作时'],
    workDays: ['工作日', '工作日'],
    calendarDays: ['自然日', '自然日'],
  },
  en: {
    urgentHours: ['urgent hour', 'urgent hours'],
    workHours: ['working hour', 'working hours'],
    workDays: ['working day', 'working days'],
    calendarDays: ['calendar day', 'calendar days'],
  },
};

/**
 * A limit in the unit it was set in: 4 工作时, 2 紧急工作时, 5 工作日, 3 自然日. Parts of an hour
 * of clock time are minutes (0.25 urgentHours is 15 分), as the trade says them; `full` abbreviates nothing.
 */
export function limitWords(limit: Limit, tongue: Tongue, full = false): string {
  if (limit.unit === 'urgentHours' && limit.amount < 1) {
    return durationWords(limit.amount * hour, tongue, { round: 'down', full });
  }
  const [one, many] = limitUnitWords[tongue][limit.unit];
  return `${limit.amount} ${limit.amount === 1 ? one : many}`;
}

/** What a limit is counted in: 工作时, working hours. */
export const limitUnitName = (unit: LimitUnit, tongue: Tongue): string =>
  limitUnitWords[tongue][unit][1];

/** True for the units whose clock stands still outside working time. */
export function countsWorkingTime(unit: LimitUnit | null): boolean {
  return unit === 'workHours' || unit === 'workDays';
}
