import {
  keepPreviousData,
  useInfiniteQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { apiFetch, withQuery } from './api-fetch.ts';

export type Pages<P> = UseInfiniteQueryResult<InfiniteData<P>>;

/** A list of the API, as `usePages` asks for it. */
export interface AskedPages {
  readonly key: readonly unknown[];
  readonly path: string;
  /** Filter, order and how many a page. */
  readonly query: Parameters<typeof withQuery>[1];
  /** How often all pages are asked for again, in milliseconds; only when they are stale when left out. */
  readonly every?: number;
}

/** A list of the API, page behind page; while it is asked for another way, what is there stays. */
export const usePages = <P extends { readonly next: string | null }>({
  key,
  path,
  query,
  every,
}: AskedPages): Pages<P> =>
  useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      apiFetch<P>(withQuery(path, { ...query, cursor: pageParam ?? undefined }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: every ?? false,
  });
