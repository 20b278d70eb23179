/** How many of independent things will happen: on average, and between which bounds four times out of five. */
export interface ExpectedRange {
  readonly expected: number;
  /** 10 % and 90 % quantiles of the number. */
  readonly low: number;
  readonly high: number;
}

const quantile = (distribution: Float64Array, share: number): number => {
  let sum = 0;
  for (const [count, probability] of distribution.entries()) {
    sum += probability;
    // Sums of floating-point numbers may end just below the share.
    if (sum >= share - 1e-12) return count;
  }
  return distribution.length - 1;
};

/** The distribution of the number (Poisson binomial), one thing after the other. */
export const expectedRange = (probabilities: readonly number[]): ExpectedRange => {
  let expected = 0;
  const distribution = new Float64Array(probabilities.length + 1);
  distribution.set([1]);
  for (const [index, probability] of probabilities.entries()) {
    expected += probability;
    for (let count = index + 1; count >= 0; count -= 1) {
      const fewer = count === 0 ? 0 : (distribution[count - 1] ?? 0);
      distribution[count] = (distribution[count] ?? 0) * (1 - probability) + fewer * probability;
    }
  }
  return { expected, low: quantile(distribution, 0.1), high: quantile(distribution, 0.9) };
};
