import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type {
  ChangePerson,
  ChangePost,
  ChangeUnit,
  GivePost,
  NewUnit,
  PersonDetail,
  UnitDetail,
} from '../../../api/contract/organisation.ts';
import type { EligiblePerson, Unit } from '../../../api/contract/reference.ts';
import { useByName } from '../../messages/use-by-name.ts';
import { apiFetch } from '../../providers/api-fetch.ts';
import { readAll } from '../../providers/read-all.ts';

/* Keys begin with `organisation`: a change makes all of them stale. */

const at = (path: string, id: string, rest = ''): string =>
  `${path}/${encodeURIComponent(id)}${rest}`;

/** Every unit, also closed ones, by name. */
export function useAllUnits(): UseQueryResult<readonly Unit[]> {
  const select = useByName();
  return useQuery({
    queryKey: ['organisation', 'units'],
    queryFn: async ({ signal }) => {
      const ofState = (active: boolean): Promise<readonly Unit[]> =>
        readAll('/api/units', { filter: JSON.stringify({ active }) }, signal);
      return (await Promise.all([ofState(true), ofState(false)])).flat();
    },
    select,
  });
}

const readUnit = (id: string, signal?: AbortSignal): Promise<UnitDetail> =>
  apiFetch(at('/api/units', id), { signal });

export function useUnit(id: string): UseQueryResult<UnitDetail> {
  return useQuery({
    queryKey: ['organisation', 'unit', id],
    queryFn: ({ signal }) => readUnit(id, signal),
  });
}

export const createUnit = (body: NewUnit): Promise<UnitDetail> =>
  apiFetch('/api/units', { method: 'POST', body });

export const changeUnit = (id: string, body: ChangeUnit): Promise<UnitDetail> =>
  apiFetch(at('/api/units', id), { method: 'PUT', body });

export const setUnitOpen = (id: string, open: boolean, version: number): Promise<UnitDetail> =>
  apiFetch(at('/api/units', id, open ? '/open' : '/close'), { method: 'POST', body: { version } });

/** Everybody who holds a post now, by name; the server searches, also by initials of pinyin. */
export function usePeopleList(filter: object): UseQueryResult<readonly EligiblePerson[]> {
  const text = JSON.stringify(filter);
  const select = useByName();
  return useQuery({
    queryKey: ['organisation', 'people', text],
    queryFn: ({ signal }) => readAll<EligiblePerson>('/api/people', { filter: text }, signal),
    select,
    placeholderData: (before) => before,
  });
}

export const readPerson = (id: string, signal?: AbortSignal): Promise<PersonDetail> =>
  apiFetch(at('/api/people', id), { signal });

export function usePerson(id: string): UseQueryResult<PersonDetail> {
  return useQuery({
    queryKey: ['organisation', 'person', id],
    queryFn: ({ signal }) => readPerson(id, signal),
  });
}

export const renamePerson = (id: string, body: ChangePerson): Promise<PersonDetail> =>
  apiFetch(at('/api/people', id), { method: 'PUT', body });

export const givePost = (person: string, body: GivePost): Promise<PersonDetail> =>
  apiFetch(at('/api/people', person, '/posts'), { method: 'POST', body });

export const changePost = (id: string, body: ChangePost): Promise<PersonDetail> =>
  apiFetch(at('/api/posts', id), { method: 'PUT', body });

/** After a change: what shows units, people or accounts is asked for again. */
export function useRefreshOrganisation(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(
      ['organisation', 'accounts', 'units', 'grids', 'responsibility'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
  };
}
