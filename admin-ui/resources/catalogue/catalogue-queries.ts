import {
  keepPreviousData,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import type Type from 'typebox';
import type {
  CatalogueInForce,
  CatalogueOfVersion,
  CatalogueVersions,
  ChangeCatalogue,
  ClassHistory,
  KeptClass,
  PutBackVersion,
  RetiredClasses,
} from '../../../api/contract/catalogue.ts';
import type { CatalogueList } from '../../../api/contract/reports.ts';
import { apiFetch, withQuery } from '../../providers/api-fetch.ts';

/** All keys begin alike, so that a change makes everything that a catalogue decides stale. */
const root = 'catalogue';
const path = '/api/catalogue';

/** A class in force, or (`retired`) one that was. */
export type ShownClass = Omit<KeptClass, 'conditions' | 'keywords'> & {
  readonly keywords?: readonly string[];
  readonly conditions: readonly KeptClass['conditions'][number][];
};

export interface ClassKey {
  readonly kind: KeptClass['kind'];
  readonly code: string;
}

/** The classes in force that fit, best first; without words all, by kind and code. */
export function useClasses(query: string, enabled = true): UseQueryResult<readonly ShownClass[]> {
  return useQuery({
    enabled,
    queryKey: [root, 'search', query],
    queryFn: async ({ signal }) => {
      const where = withQuery(path, { query: query === '' ? undefined : query, perPage: 1000 });
      const { data } = await apiFetch<Type.Static<typeof CatalogueList>>(where, { signal });
      return data;
    },
    placeholderData: keepPreviousData,
  });
}

export function useRetired(enabled = true): UseQueryResult<readonly ShownClass[]> {
  return useQuery({
    enabled,
    queryKey: [root, 'retired'],
    queryFn: async ({ signal }) =>
      (await apiFetch<Type.Static<typeof RetiredClasses>>(`${path}/retired`, { signal })).data,
  });
}

export function useCatalogueVersions(): UseQueryResult<CatalogueVersions> {
  return useQuery({
    queryKey: [root, 'versions'],
    queryFn: ({ signal }) => apiFetch<CatalogueVersions>(`${path}/versions`, { signal }),
  });
}

/** The classes of one version; a version never changes. */
export function useVersion(id: string): UseQueryResult<readonly KeptClass[]> {
  return useQuery({
    queryKey: ['catalogue-version', id],
    queryFn: async ({ signal }) =>
      (
        await apiFetch<Type.Static<typeof CatalogueOfVersion>>(
          `${path}/versions/${encodeURIComponent(id)}`,
          { signal },
        )
      ).data,
    staleTime: Infinity,
    enabled: id !== '',
  });
}

export function useClassHistory({ kind, code }: ClassKey): UseQueryResult<ClassHistory> {
  return useQuery({
    queryKey: [root, 'class', kind, code],
    queryFn: ({ signal }) =>
      apiFetch<ClassHistory>(`${path}/classes/${kind}/${encodeURIComponent(code)}`, { signal }),
  });
}

/** Whatever comes of a change, what is shown is asked for again. */
function useSend(): (path: string, body: ChangeCatalogue | PutBackVersion) => Promise<void> {
  const queries = useQueryClient();
  return async (where, body) => {
    try {
      await apiFetch<Type.Static<typeof CatalogueInForce>>(where, { method: 'POST', body });
    } finally {
      await Promise.all([
        queries.invalidateQueries({ queryKey: [root] }),
        queries.invalidateQueries({ queryKey: ['catalogue-search'] }),
      ]);
    }
  };
}

export function useChangeCatalogue(): (change: ChangeCatalogue) => Promise<void> {
  const send = useSend();
  return (change) => send(`${path}/versions`, change);
}

/** Puts a whole former version in force again. */
export function usePutBackVersion(): (version: string, why: PutBackVersion) => Promise<void> {
  const send = useSend();
  return (version, why) => send(`${path}/versions/${encodeURIComponent(version)}/put-back`, why);
}
