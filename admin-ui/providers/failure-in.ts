/** What a page asks for, as far as its failure goes. */
interface Asked {
  readonly data: unknown;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

interface Failed {
  readonly failure: unknown;
  /** Asks again for all of it. */
  readonly retry: () => void;
}

/** The failure of the first that has nothing to show; null where a page can be drawn, or waits. */
export function failureIn(asked: readonly Asked[]): Failed | null {
  const failed = asked.find(({ data, error }) => error !== null && data === undefined);
  if (failed === undefined) return null;
  return {
    failure: failed.error,
    retry: () => {
      for (const each of asked) each.refetch();
    },
  };
}
