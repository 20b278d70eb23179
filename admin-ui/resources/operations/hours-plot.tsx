import type { HourOfCommands } from '../../../api/contract/operations.ts';
import { timeOfDay } from '../../clocks/date-words.ts';
import { useZone } from '../../clocks/deployment-zone.ts';
import { useWords } from '../../messages/use-words.ts';

interface PlotProps {
  readonly title: string;
  readonly hours: readonly HourOfCommands[];
  readonly valueOf: (hour: HourOfCommands) => number;
  readonly words: (value: number) => string;
  readonly bad?: boolean;
}

const width = 480;
const height = 96;

/** A bar an hour; the table behind it says the same in figures. */
export function HoursPlot({ title, hours, valueOf, words, bad }: PlotProps) {
  const { t } = useWords();
  const zone = useZone();
  const most = Math.max(1, ...hours.map(valueOf));
  const step = width / Math.max(1, hours.length);
  const last = hours.at(-1);
  return (
    <figure className="bh-hours">
      <figcaption>
        {title}
        <span className="bh-3 bh-sm">
          {t('operations.most', { value: words(Math.max(0, ...hours.map(valueOf))) })}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {hours.map((hour, index) => {
          const tall = (valueOf(hour) / most) * (height - 2);
          return (
            <rect
              key={hour.hour}
              className={bad === true ? 'bad' : ''}
              x={index * step + 1}
              width={Math.max(1, step - 2)}
              y={height - tall}
              height={tall}
            />
          );
        })}
      </svg>
      <div className="axis bh-3 bh-xs" aria-hidden="true">
        <span>{hours[0] === undefined ? '' : timeOfDay(Date.parse(hours[0].hour), zone)}</span>
        <span>{last === undefined ? '' : timeOfDay(Date.parse(last.hour), zone)}</span>
      </div>
      <table className="bh-sr">
        <caption>{title}</caption>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour.hour}>
              <th scope="row">{timeOfDay(Date.parse(hour.hour), zone)}</th>
              <td>{words(valueOf(hour))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
