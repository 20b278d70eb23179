import { openWaits, type OpenWait } from '../../bpmn/engine/queries.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { callbackTries, type CallbackTries } from '../../domain/callback/callback-tries.ts';
import type { Stage } from '../contract/common.ts';
import type { Wait } from '../contract/waits.ts';

/** Tries are counted where the reporter is called back. */
export const triesAt = (
  stage: string | null,
  variables: Readonly<Record<string, unknown>>,
): CallbackTries | null => (stage === 'callback' ? callbackTries(variables) : null);

const viewWait = (wait: OpenWait, { variables }: CaseState): Wait => ({
  element: wait.element,
  name: wait.name,
  nameEn: wait.nameEn,
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stages of diagrams are checked at publishing
  stage: wait.stage as Stage | null,
  message: wait.message,
  until: wait.due === null ? null : new Date(wait.due).toISOString(),
  tries: triesAt(wait.stage, variables),
});

/** What a case waits for in a state; given an earlier one, only what it did not wait for then. */
export const waitsIn = (graph: Procedure, state: CaseState, before?: CaseState): Wait[] => {
  const known = new Set(
    before === undefined ? [] : openWaits(graph, before).map(({ instance }) => instance),
  );
  return openWaits(graph, state)
    .filter(({ instance }) => !known.has(instance))
    .map((wait) => viewWait(wait, state));
};
