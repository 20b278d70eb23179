import type Type from 'typebox';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type {
  Audit,
  CaseDetail,
  Clock,
  ClockList,
  Ledger,
  LedgerEntry,
  Marking,
  Reporter,
} from '../../../api/contract/cases.ts';
import type { Submission, SubmissionList } from '../../../api/contract/submissions.ts';
import { isRecord } from '../../../domain/is-record.ts';
import { ticker } from '../../clocks/ticker.ts';
import { isProblem } from '../../providers/api-failure.ts';
import { apiFetch, withQuery } from '../../providers/api-fetch.ts';

/*
 * Keys begin with `cases`, a part, and the id: the frame's live updates make stale whatever
 * carries the id of a case that changed (providers/use-live-events.ts).
 */

const casePath = (id: string): string => `/api/cases/${encodeURIComponent(id)}`;

/** One case as the reader may see it. Tells the ticker the server's time. */
export function useCase(id: string): Pick<UseQueryResult<CaseDetail>, 'error' | 'refetch'> & {
  readonly data: CaseDetail | undefined;
} {
  const found = useQuery({
    queryKey: ['cases', 'detail', id],
    queryFn: async ({ signal }) => {
      const detail = await apiFetch<CaseDetail>(casePath(id), { signal });
      ticker.synchronize(detail.serverTime);
      return detail;
    },
  });
  // Once it asks for the purpose again, what was read is not shown any more.
  return isProblem(found.error, 'purpose-required') ? { ...found, data: undefined } : found;
}

/** Name and phone in full; every call is in the security log, so it is never kept nor repeated. */
export const readReporter = (id: string): Promise<Reporter> =>
  apiFetch<Reporter>(`${casePath(id)}/reporter`);

const ledgerPage = 200;

/** All entries, oldest first; long ledgers come in pages. */
async function readLedger(id: string, signal: AbortSignal): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  let cursor: string | undefined;
  do {
    const path = withQuery(`${casePath(id)}/ledger`, { perPage: ledgerPage, cursor });
    const page = await apiFetch<Type.Static<typeof Ledger>>(path, { signal });
    entries.push(...page.data);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return entries.toSorted((one, other) => one.seq - other.seq);
}

export function useLedger(id: string): UseQueryResult<readonly LedgerEntry[]> {
  return useQuery({
    queryKey: ['cases', 'ledger', id],
    queryFn: ({ signal }) => readLedger(id, signal),
  });
}

/** What was entered when tasks were finished, oldest first. */
export function useSubmissions(id: string): UseQueryResult<readonly Submission[]> {
  return useQuery({
    queryKey: ['cases', 'submissions', id],
    queryFn: async ({ signal }) => {
      const path = `${casePath(id)}/submissions`;
      return (await apiFetch<Type.Static<typeof SubmissionList>>(path, { signal })).data;
    },
  });
}

export function useClocks(id: string): UseQueryResult<readonly Clock[]> {
  return useQuery({
    queryKey: ['cases', 'clocks', id],
    queryFn: async ({ signal }) => {
      const answer = await apiFetch<Type.Static<typeof ClockList>>(`${casePath(id)}/clocks`, {
        signal,
      });
      return answer.data;
    },
  });
}

/** The server's marking at an entry (null: now); what was at an entry never changes. */
export function useServerMarking(
  id: string,
  at: number | null,
  wanted: boolean,
): UseQueryResult<Marking> {
  return useQuery({
    queryKey: ['cases', 'marking', id, at],
    queryFn: ({ signal }) =>
      apiFetch<Marking>(withQuery(`${casePath(id)}/marking`, { at: at ?? undefined }), { signal }),
    enabled: wanted,
    staleTime: at === null ? 5000 : Infinity,
    placeholderData: (previous) => previous,
  });
}

/**
 * Chain, replay and history of a case. It is dear for the server, so it runs once a visit and
 * again only when asked; the key does not carry the id where live updates look.
 */
export function useAudit(id: string, wanted: boolean): UseQueryResult<Type.Static<typeof Audit>> {
  return useQuery({
    queryKey: ['case-audit', id],
    queryFn: ({ signal }) =>
      apiFetch<Type.Static<typeof Audit>>(`${casePath(id)}/audit`, { signal }),
    enabled: wanted,
    staleTime: Infinity,
    retry: false,
  });
}

/** Makes everything about a case be asked for again. */
export function useRefreshCase(id: string): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({
      // One that was opened by its number has its id only in the answer.
      predicate: ({ queryKey: [resource, , key], state }) =>
        resource === 'cases' && (key === id || (isRecord(state.data) && state.data['id'] === id)),
    });
    await queries.invalidateQueries({ queryKey: ['task-counts'] });
  };
}
