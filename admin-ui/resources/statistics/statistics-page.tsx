import {
  statisticsGroups,
  type Counted,
  type Statistics,
} from '../../../api/contract/statistics.ts';
import { indicators, type Indicator } from '../../../domain/evaluation/indicators.ts';
import { useZone } from '../../clocks/deployment-zone.ts';
import { ticker } from '../../clocks/ticker.ts';
import { AdminPage } from '../../layout/admin-page.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useAddress } from '../organisation/use-address.ts';
import { GroupTable } from './group-table.tsx';
import { IndicatorTable } from './indicator-table.tsx';
import { useMonthWords } from './month-words.ts';
import { MonthsPlot } from './months-plot.tsx';
import { monthsOf, periodNames, readPeriod, type Months } from './period.ts';
import { percentOf, ratioOf } from './ratio.tsx';
import { useStatistics } from './statistics-queries.ts';
import './statistics.css';

function Periods({
  chosen,
  onChoose,
}: {
  readonly chosen: (typeof periodNames)[number];
  readonly onChoose: (name: string) => void;
}) {
  const { t } = useWords();
  return (
    <fieldset className="bh-seg" aria-label={t('statistics.choosePeriod')}>
      {periodNames.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === chosen}
          onClick={() => {
            onChoose(name);
          }}
        >
          {t(`statistics.period.${name}`)}
        </button>
      ))}
    </fieldset>
  );
}

/** The rates that stand on top. */
const heads = ['handled-on-time', 'reworked', 'satisfied'] as const satisfies readonly Indicator[];

function Figures({ total }: { readonly total: Counted }) {
  const { t, number, pick } = useWords();
  return (
    <dl className="bh-statistics-figures">
      {(['received', 'ended', 'closed'] as const).map((name) => (
        <div key={name}>
          <dt>{t(`statistics.series.${name}`)}</dt>
          <dd>
            <b>{number(total[name])}</b>
            <span className="bh-3 bh-xs">{t(`statistics.counted.${name}`)}</span>
          </dd>
        </div>
      ))}
      {heads.map((name) => {
        const ratio = ratioOf(total, name);
        return (
          <div key={name}>
            <dt>{pick(indicators[name].label, indicators[name].labelEn)}</dt>
            <dd>
              <b>{percentOf(ratio)}</b>
              <span className="bh-3 bh-xs">
                {ratio.denominator === 0
                  ? t('statistics.nothingToCount')
                  : `${number(ratio.numerator)} ÷ ${number(ratio.denominator)}`}
              </span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Content({
  statistics,
  months,
}: {
  readonly statistics: Statistics;
  readonly months: Months;
}) {
  const { t } = useWords();
  const [get, set] = useAddress();
  const { total } = statistics;
  if (total.received === 0 && total.ended === 0) {
    return (
      <section className="bh-page-nothing">
        <h2>{t('statistics.nothing')}</h2>
        <p className="bh-2">{t('statistics.nothingText')}</p>
      </section>
    );
  }
  const by = statisticsGroups.find((group) => group === get('by')) ?? 'unit';
  return (
    <>
      <Figures total={total} />
      <section className="bh-card" aria-label={t('statistics.byMonth')}>
        <header>
          <h2>{t('statistics.byMonth')}</h2>
        </header>
        <MonthsPlot months={statistics.month} />
      </section>
      <GroupTable
        statistics={statistics}
        months={months}
        by={by}
        onChoose={(group) => {
          set('by', group);
        }}
      />
      <IndicatorTable total={total} />
    </>
  );
}

/** What came in, what ended, and how: by months, for units, classes and channels (guideline 8.2.2 g, 8.3.2). */
export function StatisticsPage() {
  const { t } = useWords();
  const zone = useZone();
  const monthWords = useMonthWords();
  const [get, set] = useAddress();
  const chosen = readPeriod(get('period'));
  const months = monthsOf(chosen, ticker.now(), zone);
  const query = useStatistics(months);
  const { data } = query;
  const span = [...new Set([months.from, months.to])].map((month) => monthWords(month, true));
  return (
    <AdminPage
      title={t('statistics.title')}
      note={[
        span.join(' – '),
        ...(data === undefined ? [] : [t(`statistics.scope.${data.scope}`)]),
      ].join(' · ')}
      tools={
        <Periods
          chosen={chosen}
          onChoose={(name) => {
            set('period', name);
          }}
        />
      }
    >
      <PagePending asked={[query]} />
      {data === undefined ? null : <Content statistics={data} months={months} />}
    </AdminPage>
  );
}
