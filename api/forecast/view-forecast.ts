import { expectedRange, type ExpectedRange } from '../../domain/forecast/expected-range.ts';
import { endOfHour } from '../../domain/forecast/forecast-hours.ts';
import { hitRateOf } from '../../domain/forecast/hit-rate.ts';
import type { CountedPart } from '../board/board-counts.ts';
import { boardReach, type BoardReach } from '../board/board-reach.ts';
import type { BoardQuery } from '../contract/board.ts';
import type { Forecast, ForecastHitRate, ForecastHour } from '../contract/forecast.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { comparedCases, forecastRows, type ForecastRow } from './forecast-rows.ts';
import { hypothesesOf, sumOf } from './hypotheses.ts';

/** They are made every quarter of an hour; a little later is not stale. */
const freshMillis = 16 * 60_000;
/** A hit rate is that of a month. */
const comparedMillis = 30 * 86_400_000;
const mostLikeliest = 10;

const nothing = (): Omit<Forecast, 'state' | 'hitRate'> => ({
  madeAt: null,
  until: null,
  runs: 0,
  handlingTimes: 0,
  dueCases: 0,
  sampled: 0,
  cases: 0,
  unknown: 0,
  total: { expected: 0, low: 0, high: 0 },
  hours: [],
  hypotheses: [],
  likeliest: [],
});

const weighted = ({ expected, low, high }: ExpectedRange, weight: number): Forecast['total'] => ({
  expected: weight * expected,
  low: Math.round(weight * low),
  high: Math.round(weight * high),
});

/** The hours of the hypothesis under which the case is likeliest to be in time. */
const bestHours = (row: ForecastRow): readonly number[] =>
  [row.reassigned_hours, row.longer_hours].reduce<readonly number[]>(
    (best, hours) => (hours !== null && sumOf(hours) < sumOf(best) ? hours : best),
    row.hours,
  );

interface Span {
  readonly now: number;
  readonly until: number;
  /** How many cases one of the sample stands for. */
  readonly weight: number;
}

const hoursOf = (rows: readonly ForecastRow[], span: Span): ForecastHour[] => {
  const count = Math.max(0, ...rows.map(({ hours }) => hours.length));
  const best = rows.map(bestHours);
  return Array.from({ length: count }, (_, hour) => {
    const expected = rows.reduce((total, { hours }) => total + (hours[hour] ?? 0), 0);
    const left = best.reduce((total, hours) => total + (hours[hour] ?? 0), 0);
    return {
      endsAt: new Date(endOfHour(hour, span)).toISOString(),
      expected: span.weight * expected,
      avoidable: span.weight * Math.max(0, expected - left),
    };
  });
};

const hitRate = async (
  services: ApiServices,
  part: BoardReach & CountedPart,
): Promise<ForecastHitRate | null> => {
  const since = new Date(services.now().getTime() - comparedMillis);
  const { nights, forecasted } = await comparedCases(services.database, part, since);
  const rate = hitRateOf(forecasted);
  return rate === null ? null : { ...rate, nights };
};

const stateOf = (madeAt: Date, until: Date, now: Date): Forecast['state'] => {
  if (until <= now) return 'over';
  return now.getTime() - madeAt.getTime() > freshMillis ? 'stale' : 'fresh';
};

/** The newest forecast, of the cases that the reader's board tells of. */
export const viewForecast = async (
  services: ApiServices,
  reader: Reader,
  { kind, urgency }: BoardQuery,
): Promise<Forecast> => {
  const { database } = services;
  const part = {
    ...(await boardReach(services, reader, kind ?? null)),
    urgency: urgency ?? null,
  };
  const [made, rate] = await Promise.all([
    database
      .selectFrom('forecast')
      .selectAll()
      .orderBy('made_at', 'desc')
      .limit(1)
      .executeTakeFirst(),
    hitRate(services, part),
  ]);
  if (made === undefined) return { ...nothing(), state: 'none', hitRate: rate };
  const rows = await forecastRows(database, made.id, part);
  const known = rows.filter(({ probability }) => probability !== null);
  const weight = made.sampled === 0 ? 1 : made.due_cases / made.sampled;
  const span = { now: made.made_at.getTime(), until: made.until.getTime(), weight };
  const total = weighted(expectedRange(known.map(({ probability }) => probability ?? 0)), weight);
  return {
    state: stateOf(made.made_at, made.until, services.now()),
    madeAt: made.made_at.toISOString(),
    until: made.until.toISOString(),
    runs: made.runs,
    handlingTimes: made.handling_times,
    dueCases: Math.round(weight * rows.length),
    sampled: rows.length,
    cases: known.length,
    unknown: rows.length - known.length,
    total,
    hours: hoursOf(known, span),
    hypotheses: hypothesesOf(known, total.expected),
    likeliest: known.slice(0, mostLikeliest).map((row) => ({
      caseId: row.case_id,
      number: row.number,
      title: row.title,
      secrecy: row.secrecy,
      unit: row.unit,
      probability: row.probability ?? 0,
    })),
    hitRate: rate,
  };
};
