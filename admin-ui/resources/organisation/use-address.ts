import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** What a list is narrowed to, in the address: read by name, changed one by one. */
export function useAddress(): readonly [
  get: (name: string) => string,
  set: (name: string, value: string) => void,
] {
  const [search, setSearch] = useSearchParams();
  const get = useCallback((name: string) => search.get(name) ?? '', [search]);
  const set = useCallback(
    (name: string, value: string) => {
      setSearch(
        (before) => {
          if (value === '') before.delete(name);
          else before.set(name, value);
          return before;
        },
        { replace: true },
      );
    },
    [setSearch],
  );
  return [get, set];
}
