/** Kinds of requests that are measured apart. */
export const operations = ['open', 'find', 'claim', 'complete', 'upload'] as const;
export type Operation = (typeof operations)[number];

export interface Percentiles {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** How long requests took, in milliseconds, waiting for a server that was away included. */
export class Statistics {
  readonly #millis: { readonly [O in Operation]: number[] } = {
    open: [],
    find: [],
    claim: [],
    complete: [],
    upload: [],
  };
  retries = 0;

  async time<T>(operation: Operation, work: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const result = await work();
    this.#millis[operation].push(performance.now() - startedAt);
    return result;
  }

  countOf(operation: Operation): number {
    return this.#millis[operation].length;
  }

  latencies(): { readonly [O in Operation]: Percentiles } {
    return {
      open: percentilesOf(this.#millis.open),
      find: percentilesOf(this.#millis.find),
      claim: percentilesOf(this.#millis.claim),
      complete: percentilesOf(this.#millis.complete),
      upload: percentilesOf(this.#millis.upload),
    };
  }
}

/** By the nearest rank; zeros when there is nothing. */
export function percentilesOf(millis: readonly number[]): Percentiles {
  const sorted = millis.toSorted((one, other) => one - other);
  const at = (share: number): number => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
    return Math.round(value * 10) / 10;
  };
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
