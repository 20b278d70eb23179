import { useQuery } from '@tanstack/react-query';
import type { ProcedureSummary, ProcedureVersion } from '../../../api/contract/procedures.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { isRecord } from '../../../domain/is-record.ts';
import { apiFetch } from '../../providers/api-fetch.ts';
import { nothingAround, type Surroundings } from './surroundings.ts';

const isProcedure = (graph: unknown): graph is Procedure =>
  isRecord(graph) && graph['format'] === 1;

async function versionOf(
  { key, currentVersion }: ProcedureSummary,
  signal: AbortSignal,
): Promise<ProcedureVersion | null> {
  return currentVersion === null
    ? null
    : apiFetch<ProcedureVersion>(
        `/api/procedures/${encodeURIComponent(key)}/versions/${currentVersion}`,
        { signal },
      );
}

/** Forms, decisions and callable procedures around one that is drawn: of what is published now. */
export function useSurroundingsOf(
  key: string,
  summaries: readonly ProcedureSummary[] | undefined,
): Surroundings {
  const { data } = useQuery({
    queryKey: ['designer-surroundings', key, summaries],
    queryFn: async ({ signal }): Promise<Surroundings> => {
      const published = await Promise.all(
        (summaries ?? []).map((summary) => versionOf(summary, signal)),
      );
      const versions = published.filter((version) => version !== null);
      const own = versions.find((version) => version.key === key);
      const graph = own?.graph;
      return {
        forms: own?.forms ?? [],
        decisions: isProcedure(graph) ? (graph.decisions ?? {}) : {},
        published: own !== undefined && isProcedure(graph) ? { version: own.version, graph } : null,
        called: Object.fromEntries(
          versions.flatMap((version) =>
            version.key !== key && isProcedure(version.graph) ? [[version.key, version.graph]] : [],
          ),
        ),
      };
    },
    enabled: summaries !== undefined,
    staleTime: 60_000,
  });
  return data ?? nothingAround;
}
