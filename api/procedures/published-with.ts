import type { Procedure } from '../../bpmn/model/procedure.ts';
import type { CallableProcedure } from '../../migrations/publish-procedure.ts';

/** The published version that a called procedure was taken from; null when it stands in the same file. */
export const publishedWith = (
  called: Procedure,
  callable: Readonly<Record<string, CallableProcedure>>,
): CallableProcedure | null =>
  // The parser embeds what it is given as it is, so that the same object came from there.
  Object.values(callable).find(({ graph }) =>
    [graph, ...Object.values(graph.called)].some((one) => one.elements === called.elements),
  ) ?? null;
