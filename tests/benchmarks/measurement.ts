/** What must be reached (`atLeast`) or kept under (`atMost`): the ratio, or one of our figures by its name. */
interface Bar {
  readonly figure?: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What one benchmark says; printed as a line of JSON with `--json`. `ratio` is ours over the reference. */
export interface Measurement {
  readonly name: string;
  readonly ratio: number | null;
  readonly bar: Bar | null;
  readonly ours: Readonly<Record<string, number>>;
  readonly reference: Readonly<Record<string, number>>;
  readonly unit: string;
  readonly note?: string;
}

export type Benchmark = (say: (detail: string) => void) => Promise<readonly Measurement[]>;

/** Whether a measurement keeps to its bar; one without a bar does. @throws Error when there is nothing to judge */
export const meetsBar = ({ name, ratio, bar, ours }: Measurement): boolean => {
  if (bar === null) return true;
  const value = bar.figure === undefined ? ratio : ours[bar.figure];
  if (value === null || value === undefined || Number.isNaN(value))
    throw new Error(`Expected a figure for the bar of ${name}, but there is none`);
  return value >= (bar.atLeast ?? -Infinity) && value <= (bar.atMost ?? Infinity);
};

/** The value below which the share `p` (0..1) of the sample lies. */
export const percentile = (sample: readonly number[], p: number): number => {
  const sorted = sample.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))];
  if (value === undefined) throw new Error('Expected a sample, but it is empty');
  return value;
};

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
