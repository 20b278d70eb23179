import { useQuery } from '@tanstack/react-query';
import type Type from 'typebox';
import type { EligiblePeople, EligiblePerson } from '../../../api/contract/reference.ts';
import { apiFetch, withQuery } from '../../providers/api-fetch.ts';

export type Person = Type.Static<typeof EligiblePerson>;

const none: readonly Person[] = [];

/** Who of a unit holds a post of that role now, and so may be given its task. */
export function usePeople(role: string | null, unit: string | undefined): readonly Person[] {
  const wanted = unit !== undefined && unit !== '';
  const { data } = useQuery({
    queryKey: ['eligible-people', role, unit],
    queryFn: ({ signal }) =>
      apiFetch<Type.Static<typeof EligiblePeople>>(
        withQuery('/api/people', { unit, role: role ?? undefined, perPage: 200 }),
        { signal },
      ),
    enabled: wanted,
    staleTime: 60_000,
  });
  return data?.data ?? none;
}
