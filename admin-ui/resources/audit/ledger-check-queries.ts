import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { LedgerCheck, LedgerCheckList } from '../../../api/contract/audit.ts';
import { apiFetch } from '../../providers/api-fetch.ts';

const path = '/api/ledger-checks';
const key = ['ledger-checks'] as const;

export const useLedgerChecks = (): UseQueryResult<LedgerCheckList> =>
  useQuery({ queryKey: key, queryFn: ({ signal }) => apiFetch<LedgerCheckList>(path, { signal }) });

/** In place of the same one, else as the newest. */
const withCheck = (list: LedgerCheckList | undefined, check: LedgerCheck): LedgerCheckList => {
  const others = (list?.data ?? []).filter(({ id }) => id !== check.id);
  const data = [check, ...others].toSorted((one, other) =>
    other.beganAt.localeCompare(one.beganAt),
  );
  return { data, total: data.length };
};

interface LedgerRun {
  /** Begins a verification, or goes on with one that is not finished. */
  readonly run: UseMutationResult<LedgerCheck, Error, LedgerCheck | null>;
  /** After the cases that are being verified it goes no further. */
  readonly stop: () => void;
}

/** Verifies ledgers some at a time until all are done, somebody stops it or leaves the page; what is shown keeps up. */
export function useLedgerRun(): LedgerRun {
  const client = useQueryClient();
  const stopped = useRef(false);
  const isStopped = (): boolean => stopped.current;
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );
  const run = useMutation({
    mutationFn: async (begun: LedgerCheck | null) => {
      stopped.current = false;
      let check = begun ?? (await apiFetch<LedgerCheck>(path, { method: 'POST' }));
      for (;;) {
        const now = check;
        client.setQueryData<LedgerCheckList>(key, (list) => withCheck(list, now));
        if (check.finishedAt !== null || isStopped()) return check;
        check = await apiFetch<LedgerCheck>(`${path}/${encodeURIComponent(check.id)}/run`, {
          method: 'POST',
        });
      }
    },
  });
  return {
    run,
    stop: () => {
      stopped.current = true;
    },
  };
}
