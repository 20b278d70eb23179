import { useQuery } from '@tanstack/react-query';
import type Type from 'typebox';
import type { CaseSummary } from '../../api/contract/cases.ts';
import type { EligiblePerson } from '../../api/contract/reference.ts';
import type { CatalogueClass } from '../../api/contract/reports.ts';
import { useByName } from '../messages/use-by-name.ts';
import { apiFetch, withQuery } from '../providers/api-fetch.ts';
import { readAll } from '../providers/read-all.ts';

type Person = Type.Static<typeof EligiblePerson>;

interface Answer<T> {
  readonly data: readonly T[];
}

const freshMillis = 60_000;
const shownCases = 10;

interface Asked<T> {
  readonly found: readonly T[];
  readonly loading: boolean;
  readonly failed: boolean;
}

/** Nothing is offered that was found for something else: a key would take it before the answer comes. */
function useLookup<T>(path: string, enabled: boolean): Asked<T> {
  const { data, isFetching, isError } = useQuery({
    queryKey: ['lookup', path],
    queryFn: ({ signal }) => apiFetch<Answer<T>>(path, { signal }),
    enabled,
    staleTime: freshMillis,
  });
  return {
    found: enabled ? (data?.data ?? []) : [],
    loading: enabled && isFetching,
    failed: isError,
  };
}

interface WantedPeople {
  /** Empty: of every unit. */
  readonly unit: string;
  /** Null: with any post. */
  readonly role?: string | null;
}

const nobody: readonly Person[] = [];

/** Everybody of a unit who may be chosen, by name. */
export function usePeople(
  { unit, role = null }: WantedPeople,
  enabled = true,
): {
  readonly people: readonly Person[];
  readonly loading: boolean;
  readonly failed: boolean;
} {
  const select = useByName();
  const { data, isFetching, isError } = useQuery({
    queryKey: ['lookup', 'people', unit, role],
    queryFn: ({ signal }) =>
      readAll<Person>('/api/people', { unit, role: role ?? undefined }, signal),
    select,
    enabled,
    staleTime: freshMillis,
  });
  return { people: data ?? nobody, loading: enabled && isFetching, failed: isError };
}

const foundPeople = 20;

/** Everybody who may be chosen, by name. */
export function useFoundPeople(query: string): {
  readonly people: readonly Person[];
  readonly loading: boolean;
  readonly failed: boolean;
} {
  const q = query.trim();
  const filter = q === '' ? undefined : JSON.stringify({ q });
  const byName = useByName();
  const { found, ...state } = useLookup<Person>(
    withQuery('/api/people', { perPage: foundPeople, filter }),
    true,
  );
  return { people: byName(found), ...state };
}

const wholeCatalogue = 1000;

/** One class of the catalogue in force; undefined while it is not known. */
export function useClass(id: string): CatalogueClass | undefined {
  const { found } = useLookup<CatalogueClass>(
    withQuery('/api/catalogue', { perPage: wholeCatalogue }),
    id !== '',
  );
  return found.find((one) => one.id === id);
}

/** Classes of the catalogue in force, by words or code. */
export function useFoundClasses(query: string): {
  readonly classes: readonly CatalogueClass[];
  readonly loading: boolean;
  readonly failed: boolean;
} {
  const { found, ...state } = useLookup<CatalogueClass>(
    withQuery('/api/catalogue', { query: query.trim() }),
    true,
  );
  return { classes: found, ...state };
}

export function useFoundCases(query: string): {
  readonly cases: readonly CaseSummary[];
  readonly loading: boolean;
  readonly failed: boolean;
} {
  const q = query.trim();
  const { found, ...state } = useLookup<CaseSummary>(
    withQuery('/api/cases', { perPage: shownCases, filter: JSON.stringify({ q }) }),
    q !== '',
  );
  return { cases: found, ...state };
}
