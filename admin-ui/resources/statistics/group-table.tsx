import {
  statisticsGroups,
  type Counted,
  type Statistics,
  type StatisticsGroup,
} from '../../../api/contract/statistics.ts';
import { comparedIndicators, indicators } from '../../../domain/evaluation/indicators.ts';
import { ExportMenu } from '../../layout/export-menu.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useMonthWords } from './month-words.ts';
import type { Months } from './period.ts';
import { Rate, ratioOf } from './ratio.tsx';

interface Line {
  readonly key: string;
  readonly name: string;
  readonly counted: Counted;
}

/** The lines of each kind, in words. */
function useLines(statistics: Statistics): {
  readonly [G in StatisticsGroup]: () => readonly Line[];
} {
  const { t, name, code } = useWords();
  const monthWords = useMonthWords();
  return {
    month: () =>
      statistics.month.map((row) => ({
        key: row.month,
        name: monthWords(row.month, true),
        counted: row,
      })),
    unit: () =>
      statistics.unit.map((row) => ({
        key: row.unit?.id ?? '',
        name: row.unit === null ? t('statistics.noUnit') : name(row.unit),
        counted: row,
      })),
    class: () =>
      statistics.class.map((row) => ({
        key: row.class === null ? '' : `${row.class.kind} ${row.class.code}`,
        name: row.class === null ? t('statistics.noClass') : name(row.class),
        counted: row,
      })),
    channel: () =>
      statistics.channel.map((row) => ({
        key: row.channel,
        name: code('channel', row.channel),
        counted: row,
      })),
  };
}

const countedSeries = ['received', 'ended', 'closed'] as const;

function Row({ line }: { readonly line: Line }) {
  const { t, number, pick } = useWords();
  const { name, counted } = line;
  return (
    <tr>
      <th scope="row">{name}</th>
      {countedSeries.map((series) => (
        <td key={series} className="number" data-label={t(`statistics.series.${series}`)}>
          {number(counted[series])}
        </td>
      ))}
      {comparedIndicators.map((indicator) => (
        <td
          key={indicator}
          className="number"
          data-label={pick(indicators[indicator].label, indicators[indicator].labelEn)}
        >
          <Rate ratio={ratioOf(counted, indicator)} />
        </td>
      ))}
    </tr>
  );
}

interface GroupTableProps {
  readonly statistics: Statistics;
  readonly months: Months;
  readonly by: StatisticsGroup;
  readonly onChoose: (by: StatisticsGroup) => void;
}

/** Units, classes, channels or months held against each other, with the total; also as a file. */
export function GroupTable({ statistics, months, by, onChoose }: GroupTableProps) {
  const { t, pick } = useWords();
  const lines = useLines(statistics)[by]();
  return (
    <section className="bh-card">
      <header>
        <h2>{t('statistics.compared')}</h2>
        <fieldset className="bh-seg" aria-label={t('statistics.by')}>
          {statisticsGroups.map((group) => (
            <button
              key={group}
              type="button"
              aria-pressed={group === by}
              onClick={() => {
                onChoose(group);
              }}
            >
              {t(`statistics.group.${group}`)}
            </button>
          ))}
        </fieldset>
        <span className="bh-grow" />
        <ExportMenu
          path="/api/statistics/export"
          query={{ ...months, by }}
          total={lines.length + 1}
          totalIsLowerBound={false}
        />
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach it */}
      <section className="bh-scroll-x" tabIndex={0} aria-label={t('statistics.compared')}>
        <table className="bh-table bh-stacked bh-statistics-groups">
          <thead>
            <tr>
              <th scope="col">{t(`statistics.group.${by}`)}</th>
              {countedSeries.map((name) => (
                <th key={name} scope="col" className="number">
                  {t(`statistics.series.${name}`)}
                </th>
              ))}
              {comparedIndicators.map((name) => (
                <th key={name} scope="col" className="number">
                  {pick(indicators[name].label, indicators[name].labelEn)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Row key={line.key} line={line} />
            ))}
          </tbody>
          <tfoot>
            <Row line={{ key: 'total', name: t('statistics.total'), counted: statistics.total }} />
          </tfoot>
        </table>
      </section>
    </section>
  );
}
