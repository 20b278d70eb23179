import { useZone } from '../clocks/deployment-zone.ts';
import { timeOfDay, todayWords } from '../clocks/date-words.ts';
import { useServerMinute } from '../clocks/use-ticking.ts';
import { useWords } from '../messages/use-words.ts';
import { useServerClock } from '../providers/server-clock.ts';

/** Date and time of the server in the deployment's zone, and whether it is working time. */
export function ServerDate() {
  const { t, english } = useWords();
  const zone = useZone();
  const now = useServerMinute();
  const working = useServerClock()?.workingTime ?? null;
  const date = todayWords(now, zone, english ? 'en' : 'zh');
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
