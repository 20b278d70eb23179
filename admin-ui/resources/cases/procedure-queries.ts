import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { EngineEvent } from '../../../bpmn/engine/events.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import type { DiagramMarking } from '../../diagram/marking.ts';
import { problemOf } from '../../providers/api-fetch.ts';
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

/** The BPMN of one version of a procedure. */
export function useProcedureXml(
  key: string | undefined,
  version: number | undefined,
): UseQueryResult<string> {
  return useQuery({
    queryKey: ['procedure-xml', key, version],
    queryFn: ({ signal }) =>
      readXml(`/api/procedures/${encodeURIComponent(key ?? '')}/versions/${version ?? 0}`, signal),
    enabled: key !== undefined && version !== undefined,
    ...forever,
  });
}

/** The procedure as the engine reads it; null when this version of the engine cannot. */
export function useProcedure(
  key: string | undefined,
  version: number | undefined,
  xml: string | undefined,
): UseQueryResult<Procedure | null> {
  return useQuery({
    queryKey: ['procedure', key, version],
    queryFn: async () => {
      const { parseProcedure } = await import('../../../bpmn/parse/parse-procedure.ts');
      return (await parseProcedure(xml ?? '')).procedure;
    },
    enabled: xml !== undefined,
    ...forever,
  });
}

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
