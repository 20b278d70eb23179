import {
  useMutation,
  useQuery,
  useQueryClient,
  type QueryKey,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { CaseSummary } from '../../../api/contract/cases.ts';
import type {
  Draft,
  DraftFindings,
  DraftSummary,
  PublishedDraft,
  SaveDraft,
} from '../../../api/contract/procedure-drafts.ts';
import type { ProcedureSummary } from '../../../api/contract/procedures.ts';
import { apiFetch, withQuery } from '../../providers/api-fetch.ts';

interface Listed<T> {
  readonly data: readonly T[];
  readonly total: number;
}

/** Everything about procedures that may change when a step of a draft is done. */
const procedures = 'procedures';

const draftPath = (id: string, step = ''): string =>
  `/api/procedure-drafts/${encodeURIComponent(id)}${step}`;

export function useProcedures(): UseQueryResult<readonly ProcedureSummary[]> {
  return useQuery({
    queryKey: [procedures, 'list'],
    queryFn: async ({ signal }) =>
      (await apiFetch<Listed<ProcedureSummary>>('/api/procedures', { signal })).data,
  });
}

/** Nobody has published or discarded it; a procedure has at most one such draft. */
export const isOpenDraft = ({ state }: Pick<DraftSummary, 'state'>): boolean =>
  state !== 'published' && state !== 'discarded';

/** Drafts that are not over; with a key all of that procedure. */
export function useDrafts(key?: string): UseQueryResult<readonly DraftSummary[]> {
  const path =
    key === undefined
      ? '/api/procedure-drafts'
      : `/api/procedures/${encodeURIComponent(key)}/drafts`;
  return useQuery({
    queryKey: [procedures, 'drafts', key ?? ''],
    queryFn: async ({ signal }) => (await apiFetch<Listed<DraftSummary>>(path, { signal })).data,
  });
}

export const draftQueryKey = (id: string | null): QueryKey => [procedures, 'draft', id];

export const readDraft = async (id: string, signal?: AbortSignal): Promise<Draft> =>
  apiFetch<Draft>(draftPath(id), { signal });

/** Keeps a text as the next version of a draft after `version`. */
export const writeDraft = async (
  id: string,
  body: Pick<SaveDraft, 'version' | 'xml'>,
): Promise<Draft> => apiFetch<Draft>(draftPath(id), { method: 'PUT', body });

export function useDraft(id: string | null): UseQueryResult<Draft> {
  return useQuery({
    queryKey: draftQueryKey(id),
    enabled: id !== null,
    queryFn: async ({ signal }) => readDraft(id ?? '', signal),
  });
}

/** What submitting and publishing would say of a draft in that version. */
export const draftFindings = ({
  id,
  version,
}: Pick<DraftSummary, 'id' | 'version'>): UseQueryOptions<DraftFindings> => ({
  queryKey: [procedures, 'findings', id, version],
  queryFn: async ({ signal }) => apiFetch<DraftFindings>(draftPath(id, '/findings'), { signal }),
});

/** Some of the cases in progress by the version in force, for the question before publishing. */
export function useCasesInProgress(key: string): UseQueryResult<Listed<CaseSummary>> {
  const filter = JSON.stringify({ procedure: key, state: ['opening', 'open', 'suspended'] });
  return useQuery({
    queryKey: [procedures, 'cases', key],
    queryFn: async ({ signal }) =>
      apiFetch<Listed<CaseSummary>>(withQuery('/api/cases', { perPage: 5, filter }), { signal }),
  });
}

export type DraftStepName = 'take-over' | 'submit' | 'withdraw' | 'approve' | 'return' | 'publish';

export interface DraftStepRequest {
  readonly draft: Pick<DraftSummary, 'id' | 'version'>;
  readonly step: DraftStepName | 'discard';
  readonly reason?: string;
}

/** One step of a draft's way; what is shown of procedures is read again. */
export function useDraftStep(): UseMutationResult<
  DraftSummary | PublishedDraft,
  Error,
  DraftStepRequest
> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ draft, step, reason }: DraftStepRequest) =>
      apiFetch<DraftSummary | PublishedDraft>(
        draftPath(draft.id, step === 'discard' ? '' : `/${step}`),
        {
          method: step === 'discard' ? 'DELETE' : 'POST',
          body: { version: draft.version, ...(reason === undefined ? {} : { reason }) },
        },
      ),
    onSettled: async () => client.invalidateQueries({ queryKey: [procedures] }),
  });
}

/** Begins a draft of what is in force, or of an earlier version. */
export function useBeginDraft(): UseMutationResult<
  Draft,
  Error,
  {
    readonly key: string;
    readonly basedOn?: number;
    readonly name?: string;
    readonly nameEn?: string;
    readonly xml?: string;
  }
> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ key, ...body }) =>
      apiFetch<Draft>(`/api/procedures/${encodeURIComponent(key)}/drafts`, {
        method: 'POST',
        body,
      }),
    onSettled: async () => client.invalidateQueries({ queryKey: [procedures] }),
  });
}
