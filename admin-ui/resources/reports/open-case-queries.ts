import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type Type from 'typebox';
import type { CaseList, CaseSummary } from '../../../api/contract/cases.ts';
import type {
  CatalogueClass,
  CatalogueList,
  PastCase,
  PastCases,
  ProposedUnit,
  SimilarReport,
  SimilarReports,
} from '../../../api/contract/reports.ts';
import { apiFetch, withQuery } from '../../providers/api-fetch.ts';
import { searchClasses } from './guess-classes.ts';
import type { Point } from './sketch.ts';

export type ClassRow = Type.Static<typeof CatalogueClass>;
export type Similar = Type.Static<typeof SimilarReport>;
export type Proposal = Type.Static<typeof ProposedUnit>;

export interface Catalogue {
  readonly classes: readonly ClassRow[];
  readonly version: string;
}

const minute = 60_000;
const textLimit = 200;

/** All classes with their filing conditions; due times are those of the moment, so it is asked again. */
export function useCatalogue(): UseQueryResult<Catalogue> {
  return useQuery({
    queryKey: ['catalogue'],
    queryFn: async ({ signal }) => {
      const answer = await apiFetch<Type.Static<typeof CatalogueList>>('/api/catalogue', {
        signal,
      });
      return { classes: answer.data, version: answer.version };
    },
    staleTime: 5 * minute,
    refetchInterval: 5 * minute,
  });
}

/** What asks for the catalogue again, where it did not come; null: it is here, or on its way. */
export function useCatalogueTrouble(): (() => void) | null {
  const { data, isError, refetch } = useCatalogue();
  return isError && data === undefined ? () => void refetch() : null;
}

const mostFound = 12;

/**
 * Classes for what is typed: those at hand at once, then the server's, which also knows the
 * initials of pinyin.
 */
export function useClassSearch(query: string, classes: readonly ClassRow[]): readonly ClassRow[] {
  const wanted = query.trim();
  const { data } = useQuery({
    queryKey: ['catalogue-search', wanted],
    queryFn: async ({ signal }) => {
      const path = withQuery('/api/catalogue', { query: wanted, perPage: mostFound });
      return (await apiFetch<Type.Static<typeof CatalogueList>>(path, { signal })).data;
    },
    enabled: wanted !== '',
    staleTime: 5 * minute,
  });
  return data ?? searchClasses(query, classes);
}

export interface SimilarQuery {
  readonly text: string;
  readonly point: Point | null;
  readonly category: string | null;
}

/** Cases near in place, time and words; null while nothing is looked for. */
export function useSimilar(query: SimilarQuery | null): readonly Similar[] | null {
  const later = useDeferredValue(query);
  const text = later?.text.trim().slice(0, textLimit);
  const { data } = useQuery({
    queryKey: ['similar', text, later?.point, later?.category],
    queryFn: ({ signal }) =>
      apiFetch<Type.Static<typeof SimilarReports>>(
        withQuery('/api/reports/similar', {
          text,
          category: later?.category ?? undefined,
          longitude: later?.point?.longitude,
          latitude: later?.point?.latitude,
        }),
        { signal },
      ),
    enabled: later !== null,
    staleTime: minute,
    placeholderData: keepPreviousData,
  });
  return query === null ? null : (data?.data ?? null);
}

/** What was closed at the place that is marked; undefined while none is, or nothing is known yet. */
export function usePastCases(point: Point | null): readonly PastCase[] | undefined {
  const later = useDeferredValue(point);
  const { data } = useQuery({
    queryKey: ['past-cases', later],
    queryFn: async ({ signal }) => {
      const path = withQuery('/api/reports/past', {
        longitude: later?.longitude,
        latitude: later?.latitude,
      });
      return (await apiFetch<Type.Static<typeof PastCases>>(path, { signal })).data;
    },
    enabled: later !== null,
    staleTime: minute,
  });
  return point === null ? undefined : data;
}

export interface CallerHistory {
  /** Null: nothing was reported by it, or nothing is known yet. */
  readonly last: CaseSummary | null;
  readonly times: number;
}

const shortestPhone = 7;

/** What was reported by the same number before. */
export function useCallerHistory(phone: string): CallerHistory {
  const wanted = useDeferredValue(phone.trim());
  const { data } = useQuery({
    queryKey: ['caller-history', wanted],
    queryFn: ({ signal }) =>
      apiFetch<Type.Static<typeof CaseList>>(
        withQuery('/api/cases', {
          filter: JSON.stringify({ caller: wanted }),
          sort: 'createdAt',
          order: 'DESC',
          perPage: 1,
        }),
        { signal },
      ),
    enabled: wanted.replaceAll(/\D/gu, '').length >= shortestPhone,
    staleTime: minute,
  });
  return { last: data?.data[0] ?? null, times: data?.total ?? 0 };
}

/** Who answers for a class in a grid. */
export function useProposedUnit(
  category: string | null,
  grid: string | null,
): Proposal | undefined {
  const { data } = useQuery({
    queryKey: ['responsibility', category, grid],
    queryFn: ({ signal }) =>
      apiFetch<Proposal>(
        withQuery('/api/responsibility', {
          category: category ?? undefined,
          grid: grid ?? undefined,
        }),
        { signal },
      ),
    enabled: category !== null,
    staleTime: 5 * minute,
  });
  return category === null ? undefined : data;
}
