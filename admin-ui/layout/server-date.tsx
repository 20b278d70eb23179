import { useZone } from '../clocks/deployment-zone.ts';
import { timeOfDay } from '../clocks/date-words.ts';
import { useServerMinute } from '../clocks/use-ticking.ts';
import { useWords } from '../messages/use-words.ts';
import { useServerClock } from '../providers/server-clock.ts';

const weekdayKeys = {
  Sun: 'frame.weekday.d0',
  Mon: 'frame.weekday.d1',
  Tue: 'frame.weekday.d2',
  Wed: 'frame.weekday.d3',
  Thu: 'frame.weekday.d4',
  Fri: 'frame.weekday.d5',
  Sat: 'frame.weekday.d6',
} as const;

type Weekday = keyof typeof weekdayKeys;
const isWeekday = (text: string): text is Weekday => Object.hasOwn(weekdayKeys, text);

/** Date and time of the server in the deployment's zone, and whether it is working time. */
export function ServerDate() {
  const { t } = useWords();
  const zone = useZone();
  const now = useServerMinute();
  const working = useServerClock()?.workingTime ?? null;
  const parts = new Map(
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      month: 'numeric',
      day: 'numeric',
      weekday: 'short',
    })
      .formatToParts(now)
      .map((part) => [part.type, part.value]),
  );
  const weekday = parts.get('weekday') ?? '';
  const date = t('frame.date', {
    month: parts.get('month') ?? '',
    day: parts.get('day') ?? '',
    weekday: isWeekday(weekday) ? t(weekdayKeys[weekday]) : weekday,
  });
  const time = timeOfDay(now, zone);
  return (
    <span className="bh-shift">
      <time aria-label={t('frame.clockLabel', { time: `${date} ${time}` })}>
        {date} <b>{time}</b>
      </time>
      {working === null ? null : (
        <span className={working ? 'bh-tag ok' : 'bh-tag'}>
          {t(working ? 'frame.workingTime' : 'frame.offHours')}
        </span>
      )}
    </span>
  );
}
