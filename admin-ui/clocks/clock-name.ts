import type { ClockState } from '../../domain/clocks/judged-clock.ts';
import {
  readingWords,
  type ClockFacts,
  type ClockReading,
  type ReadingRule,
} from './clock-reading.ts';
import { dueWords, type DateRule } from './date-words.ts';
import { countsWorkingTime } from './duration-words.ts';

type Translate = (key: string, params?: Readonly<Record<string, string>>) => string;

const timeless: { readonly [S in ClockState]: string } = {
  fine: 'running',
  warn: 'soon',
  overdue: 'late',
  paused: 'pausedOnly',
  stopped: 'stopped',
  none: 'none',
  undetermined: 'undetermined',
};

const stateKey = ({ state, left }: ClockReading): string => {
  if (left === null || state === 'none' || state === 'undetermined') return timeless[state];
  if (state === 'stopped') return left < 0 ? 'stoppedLate' : 'onTime';
  return state;
};

const isPast = (state: ClockState): boolean => state === 'overdue' || state === 'stopped';

/** What a clock is called where it is read aloud: "Overdue by 2 hours 5 minutes, was due today 14:27". */
export function clockName(
  reading: ClockReading,
  facts: ClockFacts,
  rule: DateRule & ReadingRule,
  translate: Translate,
): string {
  const length = readingWords(reading, facts, rule.tongue, {
    limitMillis: rule.limitMillis ?? null,
    full: true,
  });
  const time = countsWorkingTime(facts.unit)
    ? translate('clocks.spoken.working', { time: length })
    : length;
  const said = translate(`clocks.spoken.${stateKey(reading)}`, { time });
  return facts.dueAt === null
    ? said
    : translate(`clocks.spoken.${isPast(reading.state) ? 'wasDue' : 'dueAt'}`, {
        said,
        due: dueWords(facts.dueAt, rule),
      });
}
