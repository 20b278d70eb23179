import { useCallback } from 'react';
import { useSearch } from '../../providers/use-search.ts';

/** What a list is narrowed to, in the address: read by name, changed one by one. */
export function useAddress(): readonly [
  get: (name: string) => string,
  set: (name: string, value: string) => void,
] {
  const [search, setSearch] = useSearch();
  const get = useCallback((name: string) => search.get(name) ?? '', [search]);
  const set = useCallback(
    (name: string, value: string) => {
      setSearch((now) => {
        if (value === '') now.delete(name);
        else now.set(name, value);
        return now;
      });
    },
    [setSearch],
  );
  return [get, set];
}
