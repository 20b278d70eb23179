import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ProcedureVersion } from '../../../api/contract/procedures.ts';
import type { EngineEvent } from '../../../bpmn/engine/events.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { isRecord } from '../../../domain/is-record.ts';
import type { DiagramMarking } from '../../diagram/marking.ts';
import { apiFetch, problemOf } from '../../providers/api-fetch.ts';
import { NoAnswer } from '../../providers/api-failure.ts';

/** A published text of a procedure never changes: it is fetched and read once. */
const forever = { staleTime: Infinity, gcTime: 60 * 60_000 } as const;

async function readXml(path: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(path, {
    headers: { accept: 'application/xml' },
    credentials: 'same-origin',
    signal,
  }).catch((failure: unknown) => {
    throw failure instanceof DOMException ? failure : new NoAnswer();
  });
  if (!response.ok) {
    throw problemOf(response.status, null);
  }
  return response.text();
}

/** The BPMN of one version of a procedure; asks nothing while there is no version. */
export function useProcedureXml(key: string, version: number | null): UseQueryResult<string> {
  return useQuery({
    queryKey: ['procedure-xml', key, version],
    queryFn: ({ signal }) =>
      readXml(`/api/procedures/${encodeURIComponent(key)}/versions/${version ?? ''}`, signal),
    enabled: version !== null,
    ...forever,
  });
}

/**
 * The procedure as it runs, with what it calls and the decisions that it asks, which are not in its text; null
 * when this version of the engine cannot read it.
 */
export function useProcedure(key: string, version: number): UseQueryResult<Procedure | null> {
  return useQuery({
    queryKey: ['procedure', key, version],
    queryFn: async ({ signal }) => {
      const path = `/api/procedures/${encodeURIComponent(key)}/versions/${version}`;
      const { graph } = await apiFetch<ProcedureVersion>(path, { signal });
      return isReadable(graph) ? graph : null;
    },
    ...forever,
  });
}

const isReadable = (graph: unknown): graph is Procedure => isRecord(graph) && graph['format'] === 1;

/** The marking that the kept events give, computed here by the same engine that ran the case. */
export async function replayedMarking(
  procedure: Procedure,
  events: readonly EngineEvent[],
): Promise<DiagramMarking> {
  const [{ replay }, { marking }] = await Promise.all([
    import('../../../bpmn/engine/replay.ts'),
    import('../../../bpmn/engine/queries.ts'),
  ]);
  return marking(procedure, replay(procedure, events));
}
