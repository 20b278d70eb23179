/** What was forecast of so many cases, and what came of them. */
export interface Forecasted {
  readonly cases: number;
  readonly probability: number;
  readonly happened: boolean;
}

/** How good forecasts have been: of those told to become overdue, how many did; and the Brier score. */
export interface HitRate {
  readonly cases: number;
  readonly told: number;
  readonly hits: number;
  /** All that became overdue, told or not. */
  readonly happened: number;
  /** Mean of the squared distance from what came (0 perfect; 0.25 as good as tossing a coin). */
  readonly brier: number;
}

/** From this probability a case counts as told to become overdue. */
const toldFrom = 0.5;

const sum = (forecasted: readonly Forecasted[], of: (one: Forecasted) => number): number =>
  forecasted.reduce((total, one) => total + one.cases * of(one), 0);

/** Null while nothing can be compared. */
export const hitRateOf = (forecasted: readonly Forecasted[]): HitRate | null => {
  const cases = sum(forecasted, () => 1);
  if (cases === 0) return null;
  const told = forecasted.filter(({ probability }) => probability >= toldFrom);
  const came = ({ happened }: Forecasted): number => (happened ? 1 : 0);
  return {
    cases,
    told: sum(told, () => 1),
    hits: sum(told, came),
    happened: sum(forecasted, came),
    brier: sum(forecasted, (one) => (one.probability - came(one)) ** 2) / cases,
  };
};
