import { useQuery } from '@tanstack/react-query';
import type { LedgerEntry } from '../../../api/contract/cases.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { emptyMarking, type DiagramMarking } from '../../diagram/marking.ts';
import { useServerMarking } from './case-queries.ts';
import { replayedMarking } from './procedure-queries.ts';
import { eventsUpTo, type ReplayAt } from './replay.ts';

/** What kept a replay in the browser from working; the server's answer is shown instead. */
export interface ShownMarking {
  readonly marking: DiagramMarking;
  readonly byServer: boolean;
}

/**
 * The marking at an entry. The present is the server's word; the past is replayed here, by the same
 * engine on the ledger's own events, and asked of the server only when that does not work.
 */
export function useMarking(
  id: string,
  at: ReplayAt,
  entries: readonly LedgerEntry[],
  procedure: Procedure | null | undefined,
): ShownMarking {
  const replays = at !== null && procedure !== null && procedure !== undefined;
  const local = useQuery({
    queryKey: ['case-replay', id, at, procedure?.id ?? null],
    queryFn: () =>
      at === null || procedure === null || procedure === undefined
        ? emptyMarking
        : replayedMarking(procedure, eventsUpTo(entries, at)),
    enabled: replays,
    staleTime: Infinity,
    retry: false,
    placeholderData: (previous) => previous,
  });
  const asks = at === null || procedure === null || local.isError;
  const server = useServerMarking(id, at, asks);
  return {
    marking: (asks ? server.data : local.data) ?? emptyMarking,
    byServer: at !== null && asks,
  };
}
