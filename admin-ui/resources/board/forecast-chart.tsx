import type { ForecastHour } from '../../../api/contract/forecast.ts';
import { timeOfDay } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';

const tallest = 112;
/** Of more hours only every second one is named. */
const namedAll = 15;
/** Less than this is not worth a bar. */
const least = 0.05;

const oneDecimal = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

export interface ForecastChartProps {
  readonly hours: readonly ForecastHour[];
  /** When the office closes today; null: not any more. */
  readonly closesAt: string | null;
  /** What the picture says, in words. */
  readonly label: string;
}

/** A bar an hour, what could be avoided hatched; the table beside it has the same numbers. */
export function ForecastChart({ hours, closesAt, label }: ForecastChartProps) {
  const { t } = useWords();
  const { zone } = useDateRule();
  const most = Math.max(1, ...hours.map(({ expected }) => expected));
  const closing = closesAt === null ? Number.NaN : Date.parse(closesAt);
  return (
    <figure className="chart" aria-label={label}>
      {hours.map(({ endsAt, expected, avoidable }, index) => {
        const end = Date.parse(endsAt);
        const height = expected < least ? 0 : Math.max(3, (tallest * expected) / most);
        // The bar after the office has closed.
        const isEvening = closing <= end - 3_600_000 && closing > end - 7_200_000;
        const isNamed = hours.length <= namedAll || (hours.length - 1 - index) % 2 === 0;
        return (
          <span key={endsAt} className={isEvening ? 'hour evening' : 'hour'}>
            {isEvening ? <em>{t('forecast.closes')}</em> : null}
            <span className="value">{expected < least ? '' : oneDecimal.format(expected)}</span>
            <span className="bar" style={{ height }}>
              <i style={{ height: expected === 0 ? 0 : (height * avoidable) / expected }} />
            </span>
            <span className="name">{isNamed ? Number(timeOfDay(end, zone).slice(0, 2)) : ''}</span>
          </span>
        );
      })}
    </figure>
  );
}
