/** What was forecast of a case, and what came of it. */
export interface Forecasted {
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

/** Null while nothing can be compared. */
export const hitRateOf = (forecasted: readonly Forecasted[]): HitRate | null => {
  if (forecasted.length === 0) return null;
  const told = forecasted.filter(({ probability }) => probability >= toldFrom);
  const squares = forecasted.map(
    ({ probability, happened }) => (probability - (happened ? 1 : 0)) ** 2,
  );
  return {
    cases: forecasted.length,
    told: told.length,
    hits: told.filter(({ happened }) => happened).length,
    happened: forecasted.filter(({ happened }) => happened).length,
    brier: squares.reduce((sum, square) => sum + square, 0) / forecasted.length,
  };
};
