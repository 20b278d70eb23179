import { useQuery } from '@tanstack/react-query';
import type Type from 'typebox';
import type { EligiblePeople, EligiblePerson } from '../../../api/contract/reference.ts';
import { useByName } from '../../messages/use-by-name.ts';
import { apiFetch, withQuery } from '../../providers/api-fetch.ts';

export type Person = Type.Static<typeof EligiblePerson>;

const none: readonly Person[] = [];

/** Who of a unit holds a post of that role now, and so may be given its task. */
export function usePeople(role: string | null, unit: string | undefined): readonly Person[] {
  return useFound(role, unit, unit !== undefined && unit !== '');
}

/** Who holds a post of that role anywhere, or in one unit. */
export function useHolders(role: string | null, unit: string): readonly Person[] {
  return useFound(role, unit === '' ? undefined : unit, true);
}

function useFound(
  role: string | null,
  unit: string | undefined,
  enabled: boolean,
): readonly Person[] {
  const byName = useByName();
  const { data } = useQuery({
    queryKey: ['eligible-people', role, unit],
    queryFn: ({ signal }) =>
      apiFetch<Type.Static<typeof EligiblePeople>>(
        withQuery('/api/people', { unit, role: role ?? undefined, perPage: 200 }),
        { signal },
      ),
    select: (people) => byName(people.data),
    enabled,
    staleTime: 60_000,
  });
  return data ?? none;
}
