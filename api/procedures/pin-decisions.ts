import type { Finding } from '../../bpmn/model/finding.ts';
import type { FindingCode } from '../../bpmn/model/finding-advice.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import type { CallableProcedure } from '../../migrations/publish-procedure.ts';
import { inOrder, type PinnedDecision } from '../../migrations/published-decisions.ts';
import { sha256 } from '../../migrations/sha256.ts';
import { publishedWith } from './published-with.ts';
import type { ReadDecision } from './read-decisions.ts';

export interface PinnedDecisions {
  readonly decisions: readonly PinnedDecision[];
  readonly findings: readonly Finding[];
}

/**
 * Which text every decision model in the graph comes from: one that was given, or, for a called procedure,
 * one that it was published with. What no business rule task asks is a warning.
 */
export const pinDecisions = (
  procedure: Procedure,
  given: ReadonlyMap<string, ReadDecision>,
  callable: Readonly<Record<string, CallableProcedure>>,
): PinnedDecisions => {
  const hashes = new Map(
    [...given].map(
      ([
        model,
        {
          given: { text },
        },
      ]) => [model, sha256(text)],
    ),
  );
  const asked = new Set<string>();
  const own = (level: Procedure): readonly PinnedDecision[] =>
    Object.values(level.decisions ?? {}).flatMap(({ id, name }) => {
      const hash = hashes.get(id);
      asked.add(id);
      return hash === undefined ? [] : [{ process: level.id, model: id, name, hash }];
    });
  const called = Object.values(procedure.called)
    .filter(({ id }) => id !== procedure.id)
    .flatMap((level) => {
      const source = publishedWith(level, callable);
      return source === null
        ? own(level)
        : source.decisions.filter(({ process }) => process === level.id);
    });
  const decisions = [...own(procedure), ...called].toSorted(inOrder);
  const unused = [...given].filter(([model]) => !asked.has(model));
  return {
    decisions,
    findings: unused.map(([, { given: text }]) => warningAbout('decision-unused', text.name)),
  };
};

const warningAbout = (code: FindingCode, document: string): Finding => ({
  severity: 'warning',
  code,
  elementId: null,
  params: {},
  document,
});
