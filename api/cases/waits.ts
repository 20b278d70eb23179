import { openWaits, type OpenWait } from '../../bpmn/engine/queries.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { callbackTries, type CallbackTries } from '../../domain/callback/callback-tries.ts';
import { stoodStill, type Standstill } from '../../domain/clocks/stood-still.ts';
import type { Stage } from '../contract/common.ts';
import type { Wait } from '../contract/waits.ts';

/** Tries are counted where the reporter is called back. */
export const triesAt = (
  stage: string | null,
  variables: Readonly<Record<string, unknown>>,
): CallbackTries | null => (stage === 'callback' ? callbackTries(variables) : null);

/** A parked case's time stands still: until when it waits is later by that. */
const untilOf = ({ due, armed }: OpenWait, stood: readonly Standstill[]): string | null =>
  due === null ? null : new Date(due + stoodStill(stood, armed ?? undefined)).toISOString();

const viewWait = (
  wait: OpenWait,
  { variables }: CaseState,
  stood: readonly Standstill[],
): Wait => ({
  element: wait.element,
  name: wait.name,
  nameEn: wait.nameEn,
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stages of diagrams are checked at publishing
  stage: wait.stage as Stage | null,
  message: wait.message,
  until: untilOf(wait, stood),
  tries: triesAt(wait.stage, variables),
});

/** What a case waits for in a state, with when it was parked. */
export const waitsIn = (graph: Procedure, state: CaseState, stood: readonly Standstill[]): Wait[] =>
  openWaits(graph, state).map((wait) => viewWait(wait, state, stood));

/** What it would wait for in a state that it did not wait for in the one before. */
export const newWaitsIn = (graph: Procedure, state: CaseState, before: CaseState): Wait[] => {
  const known = new Set(openWaits(graph, before).map(({ instance }) => instance));
  return openWaits(graph, state)
    .filter(({ instance }) => !known.has(instance))
    .map((wait) => viewWait(wait, state, []));
};
