import type { FindingCode } from '../model/finding-advice.ts';
import type { Finding } from '../model/finding.ts';
import type { Procedure } from '../model/procedure.ts';

/** The version that a draft is to replace. */
export interface Published {
  readonly version: number;
  readonly graph: Procedure;
}

/** Those of what it calls are passed too. */
const stagesOf = (procedure: Procedure): ReadonlySet<string> =>
  new Set(
    [procedure, ...Object.values(procedure.called)].flatMap(({ elements }) =>
      Object.values(elements).flatMap(({ stage }) => stage ?? []),
    ),
  );

/**
 * Stages that the published version passes and this one does not: a hint, since a stage may be left out on purpose.
 * `params.stages` are their codes, parted by commas.
 */
export function stagesDropped(procedure: Procedure, published: Published): readonly Finding[] {
  const kept = stagesOf(procedure);
  const dropped = [...stagesOf(published.graph)].filter((stage) => !kept.has(stage));
  if (dropped.length === 0) return [];
  const code: FindingCode = 'stages-dropped';
  const params = { version: published.version, stages: dropped.join(',') };
  return [{ severity: 'hint', code, elementId: null, params }];
}
