import SwapHoriz from '@mui/icons-material/SwapHoriz';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Forecast, ForecastHypothesis } from '../../../api/contract/forecast.ts';
import { dateWords, timeOfDay } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import { percentOf } from '../statistics/ratio.tsx';
import type { ForecastQuery } from './board-queries.ts';
import { ForecastChart } from './forecast-chart.tsx';
import { ForecastTable } from './forecast-table.tsx';
import './forecast.css';

/** So many hypotheses at a time. */
const shownAtOnce = 2;

interface WhatIfProps {
  readonly forecast: Forecast;
  readonly onSee: (cases: readonly string[]) => void;
}

/** What would help most, two at a time; what can be handed over is a press away. */
function WhatIf({ forecast, onSee }: WhatIfProps) {
  const { t, name, number, english } = useWords();
  const [from, setFrom] = useState(0);
  const { hypotheses, total } = forecast;
  if (hypotheses.length === 0) {
    return total.expected < 1 ? null : <p className="bh-3 bh-sm">{t('forecast.noHypothesis')}</p>;
  }
  const start = from % hypotheses.length;
  const shown = [...hypotheses, ...hypotheses].slice(
    start,
    start + Math.min(shownAtOnce, hypotheses.length),
  );
  const [first] = shown;
  const said = ({ kind, of, to, cases }: ForecastHypothesis): string =>
    t(`forecast.${kind}`, {
      of: name(of),
      to: to === null ? '' : name(to),
      count: number(cases.length),
    });
  return (
    <>
      {shown.map((each) => (
        <p key={said(each)}>
          <b>{t('forecast.if')}</b>
          {said(each)}
          {english ? ' ' : ''}
          <span className="bh-nowrap">
            {t('forecast.arrow', { from: number(Math.round(total.expected)) })}
            <b>{t('forecast.count', { count: number(Math.round(each.expected)) })}</b>
          </span>
        </p>
      ))}
      <p className="press">
        {first === undefined ? null : (
          <Button
            size="small"
            startIcon={<SwapHoriz />}
            onClick={() => {
              onSee(first.cases);
            }}
          >
            {t(first.kind === 'reassign' ? 'forecast.see' : 'forecast.seeOnly', {
              count: number(first.cases.length),
            })}
          </Button>
        )}
        {hypotheses.length > shownAtOnce ? (
          <Button
            size="small"
            variant="text"
            onClick={() => {
              setFrom(start + shownAtOnce);
            }}
          >
            {t('forecast.other')}
          </Button>
        ) : null}
      </p>
    </>
  );
}

function useHitWords(): (rate: Forecast['hitRate']) => string {
  const { t, number } = useWords();
  return (rate) => {
    if (rate === null) return t('forecast.noHitRate');
    const { nights, told, hits, brier } = rate;
    const shared = { nights: number(nights), brier: brier.toFixed(2) };
    return told === 0
      ? t('forecast.noHits', shared)
      : t('forecast.hits', {
          ...shared,
          told: number(told),
          hits: number(hits),
          rate: percentOf({ numerator: hits, denominator: told }),
        });
  };
}

/** How it was made, of how many, and how good such forecasts have been. */
function Notes({ forecast }: { readonly forecast: Forecast }) {
  const { t, number } = useWords();
  const hits = useHitWords();
  const { dueCases, sampled, unknown, handlingTimes, runs } = forecast;
  return (
    <div className="notes bh-3 bh-xs">
      <p>{t('forecast.rule', { times: number(handlingTimes), runs: number(runs) })}</p>
      {sampled < dueCases ? (
        <p>{t('forecast.sampled', { due: number(dueCases), sampled: number(sampled) })}</p>
      ) : null}
      {unknown > 0 ? <p>{t('forecast.unknown', { count: number(unknown) })}</p> : null}
      <p>{hits(forecast.hitRate)}</p>
    </div>
  );
}

interface InsteadWords {
  readonly title: string;
  readonly text: string;
}

/** Why there is nothing to draw; null when there is. */
function useInstead(forecast: Forecast, time: string): InsteadWords | null {
  const { t, number } = useWords();
  if (forecast.state === 'none' || forecast.state === 'over') {
    return { title: t(`forecast.${forecast.state}`), text: t(`forecast.${forecast.state}Text`) };
  }
  if (forecast.cases > 0) return null;
  return forecast.unknown > 0
    ? {
        title: t('forecast.unsaid', { count: number(forecast.unknown) }),
        text: t('forecast.unsaidText'),
      }
    : { title: t('forecast.quiet', { time }), text: '' };
}

interface ShownProps extends WhatIfProps {
  readonly closesAt: string | null;
}

function Shown({ forecast, closesAt, onSee }: ShownProps) {
  const { t, number } = useWords();
  const rule = useDateRule();
  const hits = useHitWords();
  const time = forecast.until === null ? '08:00' : timeOfDay(Date.parse(forecast.until), rule.zone);
  const instead = useInstead(forecast, time);
  const count = number(Math.round(forecast.total.expected));
  const { low, high } = forecast.total;
  if (instead !== null) {
    return (
      <>
        <header>
          <h2>{t('forecast.title')}</h2>
        </header>
        <div className="nothing">
          <h3>{instead.title}</h3>
          <p className="bh-2 bh-sm">{instead.text}</p>
          <p className="bh-3 bh-xs">{hits(forecast.hitRate)}</p>
        </div>
      </>
    );
  }
  return (
    <>
      <header>
        <h2>{t('forecast.title')}</h2>
        <span className="bh-3 bh-sm">
          {t('forecast.until', { time })}
          <b className="late">{t('forecast.count', { count })}</b>
          {t('forecast.range', { low: number(low), high: number(high) })}
        </span>
      </header>
      <div className="body">
        {forecast.state === 'stale' && forecast.madeAt !== null ? (
          <p className="bh-tag warn">
            {t('forecast.stale', { time: dateWords(Date.parse(forecast.madeAt), rule) })}
          </p>
        ) : null}
        <ForecastChart
          hours={forecast.hours}
          closesAt={closesAt}
          label={t('forecast.chart', { time, count })}
        />
        <div className="what-if">
          <WhatIf forecast={forecast} onSee={onSee} />
        </div>
        <Notes forecast={forecast} />
        <ForecastTable forecast={forecast} />
      </div>
    </>
  );
}

export interface ForecastStripProps extends Omit<ShownProps, 'forecast'> {
  readonly query: ForecastQuery;
}

/** What becomes overdue until the next morning, and what would help (screens section 13 e). */
export function ForecastStrip({ query, closesAt, onSee }: ForecastStripProps) {
  const { t } = useWords();
  const { data, error, refetch } = query;
  return (
    <section
      className={`bh-card bh-forecast ${data?.state ?? ''}`}
      aria-label={t('forecast.title')}
      aria-busy={data === undefined && error === null}
    >
      {data === undefined ? (
        <>
          <header>
            <h2>{t('forecast.title')}</h2>
          </header>
          {error === null ? (
            <div className="body bh-later">
              <span className="bh-skeleton wait" />
            </div>
          ) : (
            <div className="nothing" role="alert">
              <h3>{t('forecast.failed')}</h3>
              <Button size="small" onClick={() => void refetch()}>
                {t('forecast.retry')}
              </Button>
            </div>
          )}
        </>
      ) : (
        <Shown forecast={data} closesAt={closesAt} onSee={onSee} />
      )}
    </section>
  );
}
