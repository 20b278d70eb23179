import type { Statistics } from '../../../api/contract/statistics.ts';
import { useWords } from '../../messages/use-words.ts';
import { useMonthWords } from './month-words.ts';
import { ratioOf } from './ratio.tsx';

type Month = Statistics['month'][number];

/** What is drawn of each month, from left to right. */
const series = ['received', 'ended', 'closed', 'onTime'] as const;
type Series = (typeof series)[number];

const valueOf: { readonly [S in Series]: (month: Month) => number } = {
  received: ({ received }) => received,
  ended: ({ ended }) => ended,
  closed: ({ closed }) => closed,
  onTime: (month) => ratioOf(month, 'handled-on-time').numerator,
};

const beginsYear = (month: string, index: number): boolean => index === 0 || month.endsWith('-01');

/** Four bars a month; the table behind it says the same in figures. */
export function MonthsPlot({ months }: { readonly months: readonly Month[] }) {
  const { t, number } = useWords();
  const monthWords = useMonthWords();
  const most = Math.max(
    1,
    ...months.flatMap((month) => series.map((name) => valueOf[name](month))),
  );
  return (
    <figure className="bh-months">
      <figcaption>
        {series.map((name) => (
          <span key={name} className={`key ${name}`}>
            {t(`statistics.series.${name}`)}
          </span>
        ))}
        <span className="bh-grow" />
        <span className="bh-3 bh-sm">{t('statistics.most', { count: number(most) })}</span>
      </figcaption>
      <div className="plot" aria-hidden="true">
        {months.map((month, index) => (
          <div key={month.month} className="month">
            <div className="bars">
              {series.map((name) => (
                <span
                  key={name}
                  className={name}
                  style={{ height: `${String((100 * valueOf[name](month)) / most)}%` }}
                />
              ))}
            </div>
            <span className="bh-3 bh-xs name">{monthWords(month.month, false)}</span>
            {beginsYear(month.month, index) ? (
              <span className="bh-3 bh-xs name">{month.month.slice(0, 4)}</span>
            ) : null}
          </div>
        ))}
      </div>
      <table className="bh-sr">
        <caption>{t('statistics.byMonth')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('statistics.group.month')}</th>
            {series.map((name) => (
              <th key={name} scope="col">
                {t(`statistics.series.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{monthWords(month.month, true)}</th>
              {series.map((name) => (
                <td key={name}>{number(valueOf[name](month))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
