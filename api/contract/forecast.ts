import { Type } from 'typebox';
import { Id, InstantText, Named, Nullable, StringEnum, caseTitle } from './common.ts';

/** How many cases more will be overdue: on average, and the 10 % and 90 % quantiles; where a sample was run, of all. */
const ExpectedRange = Type.Object({
  expected: Type.Number(),
  low: Type.Integer(),
  high: Type.Integer(),
});

export const ForecastHour = Type.Object({
  endsAt: InstantText,
  expected: Type.Number(),
  /** Of these, what the best hypothesis for each case would avoid. */
  avoidable: Type.Number(),
});
export type ForecastHour = Type.Static<typeof ForecastHour>;

/** What if: cases of one unit go to another one, or somebody stays an hour longer. */
export const ForecastHypothesis = Type.Object({
  kind: StringEnum(['reassign', 'longer']),
  /** The unit, or the person. */
  of: Named,
  /** Of `reassign`: the unit that would get them. */
  to: Nullable(Named),
  /** The cases that it makes a difference to, the greatest first. */
  cases: Type.Array(Id),
  /** How many would be overdue then, in place of `expected`. */
  expected: Type.Number(),
});
export type ForecastHypothesis = Type.Static<typeof ForecastHypothesis>;

export const ForecastHitRate = Type.Object({
  nights: Type.Integer(),
  cases: Type.Integer(),
  /** Forecast with a probability of at least one half. */
  told: Type.Integer(),
  hits: Type.Integer(),
  happened: Type.Integer(),
  /** Mean squared distance: 0 perfect, 0.25 as good as tossing a coin. */
  brier: Type.Number(),
});
export type ForecastHitRate = Type.Static<typeof ForecastHitRate>;

/** What becomes overdue until 08:00 of the next day, of the cases that the reader's board tells of. */
export const Forecast = Type.Object({
  /** `none`: there is no forecast yet; `over`: its night has passed; `stale`: older than a quarter of an hour. */
  state: StringEnum(['none', 'over', 'stale', 'fresh']),
  madeAt: Nullable(InstantText),
  until: Nullable(InstantText),
  runs: Type.Integer(),
  /** Finished tasks of the last 90 days that times were drawn from. */
  handlingTimes: Type.Integer(),
  /** Of the reader's: how many cases fall due by then, as far as the sample tells, and how many of them were looked at. */
  dueCases: Type.Integer(),
  sampled: Type.Integer(),
  /** Of the reader's: cases that something is said of, and those of which too little is known. */
  cases: Type.Integer(),
  unknown: Type.Integer(),
  total: ExpectedRange,
  hours: Type.Array(ForecastHour),
  hypotheses: Type.Array(ForecastHypothesis),
  /** The likeliest cases. */
  likeliest: Type.Array(
    Type.Object({
      caseId: Id,
      number: Type.String(),
      ...caseTitle,
      unit: Nullable(Named),
      probability: Type.Number(),
    }),
  ),
  /** Null until a night that was forecast has passed. */
  hitRate: Nullable(ForecastHitRate),
});
export type Forecast = Type.Static<typeof Forecast>;
