import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type {
  Rehearsal,
  RehearsalOutcome,
  RehearsedCases,
} from '../../../../api/contract/rehearsals.ts';
import { apiFetch, withQuery } from '../../../providers/api-fetch.ts';

const ofDraft = (draft: string): readonly string[] => ['rehearsals', draft];

/** The newest rehearsal of a draft; null when there is none. */
export function useRehearsal(draft: string): UseQueryResult<Rehearsal | null> {
  return useQuery({
    queryKey: ofDraft(draft),
    queryFn: async ({ signal }) => {
      const path = `/api/procedure-drafts/${encodeURIComponent(draft)}/rehearsals`;
      const list = await apiFetch<{ readonly data: readonly Rehearsal[] }>(path, { signal });
      return list.data[0] ?? null;
    },
  });
}

const isDone = ({ done, total }: Rehearsal): boolean => done >= total;

/** Runs a rehearsal to its end, some cases at a time; what is shown keeps up. */
export function useRunRehearsal(
  draft: string,
): UseMutationResult<Rehearsal, Error, { readonly from: string; readonly to: string } | Rehearsal> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (asked) => {
      let rehearsal =
        'id' in asked
          ? asked
          : await apiFetch<Rehearsal>(
              `/api/procedure-drafts/${encodeURIComponent(draft)}/rehearsals`,
              { method: 'POST', body: asked },
            );
      client.setQueryData(ofDraft(draft), rehearsal);
      while (!isDone(rehearsal)) {
        const before = rehearsal.done;
        rehearsal = await apiFetch<Rehearsal>(
          `/api/rehearsals/${encodeURIComponent(rehearsal.id)}/run`,
          { method: 'POST' },
        );
        client.setQueryData(ofDraft(draft), rehearsal);
        // Somebody else runs the last ones.
        if (rehearsal.done === before) break;
      }
      await client.invalidateQueries({ queryKey: ['rehearsed', rehearsal.id] });
      return rehearsal;
    },
  });
}

export function useRehearsedCases(
  rehearsal: Rehearsal,
  outcome: RehearsalOutcome | null,
  page: number,
): UseQueryResult<RehearsedCases> {
  return useQuery({
    queryKey: ['rehearsed', rehearsal.id, rehearsal.done, outcome, page],
    queryFn: async ({ signal }) =>
      apiFetch<RehearsedCases>(
        withQuery(`/api/rehearsals/${encodeURIComponent(rehearsal.id)}/cases`, {
          outcome: outcome ?? undefined,
          page,
        }),
        { signal },
      ),
  });
}
