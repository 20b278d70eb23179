/** What one benchmark says; printed as a line of JSON with `--json`. `ratio` is ours over the reference. */
export interface Measurement {
  readonly name: string;
  readonly ratio: number | null;
  /** The bar that the ratio must reach (`atLeast`) or keep under (`atMost`). */
  readonly bar: { readonly atLeast?: number; readonly atMost?: number } | null;
  readonly ours: Readonly<Record<string, number>>;
  readonly reference: Readonly<Record<string, number>>;
  readonly unit: string;
  readonly note?: string;
}

export type Benchmark = (say: (detail: string) => void) => Promise<readonly Measurement[]>;

/** The value below which the share `p` (0..1) of the sample lies. */
export const percentile = (sample: readonly number[], p: number): number => {
  const sorted = sample.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))];
  if (value === undefined) throw new Error('Expected a sample, but it is empty');
  return value;
};

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
