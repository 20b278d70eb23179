import { EngineDefect } from './failures.ts';
import { leavingNode } from './ids.ts';
import { isJoin } from './joins.ts';
import type { JsonObject } from '../model/json.ts';
import type { CauseNode, Instance, WaitingToken } from './state.ts';
import type { Step } from './step.ts';

/** Where a token comes from. */
export interface Origin {
  readonly scope: number;
  readonly causes: readonly CauseNode[];
  readonly outcome: string | undefined;
  readonly via?: string;
  readonly turn?: number;
  readonly locals?: JsonObject;
}

/** Puts a token on an element: a new instance, which the queue will enter. */
export function place(step: Step, element: string, origin: Origin): Instance {
  const instance = occur(step, element, origin);
  step.enqueue('enter', instance.id);
  return instance;
}

/** The same for an event that has happened already: it is not entered. */
export function occur(step: Step, element: string, origin: Origin): Instance {
  return step.draft.add({
    element,
    scope: origin.scope,
    causes: origin.causes,
    entered: step.index,
    ...(origin.via === undefined ? {} : { via: origin.via }),
    ...(origin.outcome === undefined ? {} : { outcome: origin.outcome }),
    ...(origin.turn === undefined ? {} : { turn: origin.turn }),
    ...(origin.locals === undefined ? {} : { locals: origin.locals }),
  });
}

/** Sends a token along a flow; at a join it waits with the others. */
export function send(
  step: Step,
  flowId: string,
  origin: Origin & { readonly causes: readonly [CauseNode] },
): void {
  const procedure = step.procedureAt(origin.scope);
  const target = procedure.elements[procedure.flows[flowId]?.target ?? ''];
  if (target === undefined)
    throw new EngineDefect(`Expected flow ${flowId} to lead to an element, but it does not`);
  if (isJoin(target) || 'startQuantity' in target)
    joinToken(
      step,
      { element: target.id, scope: origin.scope },
      { flow: flowId, from: origin.causes[0] },
    );
  else place(step, target.id, { ...origin, via: flowId });
}

/**
 * One waiting join per element and scope instance: the token joins it, or is its first. It waits ahead of those
 * on the same flow that are later than it.
 */
export function joinToken(
  step: Step,
  { element, scope }: Pick<Instance, 'element' | 'scope'>,
  token: WaitingToken,
  isLater: (other: WaitingToken) => boolean = () => false,
): void {
  const gathers = 'startQuantity' in step.elementIn(scope, element);
  const waiting = step.draft
    .inside(scope)
    .find(
      (instance) =>
        instance.element === element &&
        instance.incident === undefined &&
        (!gathers || instance.gathering === true),
    );
  if (waiting === undefined) {
    const instance = step.draft.add({
      element,
      scope,
      causes: [token.from],
      entered: step.index,
      tokens: [token],
      ...(gathers ? { gathering: true as const } : {}),
    });
    step.enqueue('enter', instance.id);
    return;
  }
  const { tokens = [] } = waiting;
  const later = tokens.findIndex((other) => other.flow === token.flow && isLater(other));
  step.draft.replace({
    ...waiting,
    causes: [...waiting.causes, token.from],
    tokens: later === -1 ? [...tokens, token] : tokens.toSpliced(later, 0, token),
  });
  step.enqueue('enter', waiting.id);
}

/**
 * Starts an activity when as many tokens have arrived as it needs (specification 13.3.2); what came
 * beyond that waits for its next start. False while it has to wait. When it is through, its completion
 * quantity is sent over each of its flows (`flow.ts`).
 *
 * Elsewhere: Camunda 7, Flowable and bpmn-elements read past both quantities without a word, Camunda 8 does not
 * run them (read in their sources and lint rules). Where a token counts once too often, a case is done twice, so
 * they are run as written, and a quantity below one is refused (`validate`).
 */
export function gather(step: Step, id: number, quantity: number): boolean {
  const { gathering: _gathering, ...instance } = step.draft.get(id);
  const tokens = instance.tokens ?? [];
  if (tokens.length < quantity) return false;
  const taken = tokens.slice(0, quantity);
  const [first] = taken;
  const outcome = first === undefined ? undefined : step.outcomeOf(first.from);
  step.draft.replace({
    ...instance,
    tokens: taken,
    causes: taken.map((token) => token.from),
    ...(outcome === undefined ? {} : { outcome }),
  });
  for (const token of tokens.slice(quantity)) joinToken(step, instance, token);
  return true;
}

/** A token ends: its scope keeps it, and may be through. */
export function endToken(step: Step, instance: Instance): void {
  const scope = step.draft.get(instance.scope);
  const before = scope.turns?.sequential === true ? [] : (scope.ends ?? []);
  step.draft.replace({ ...scope, ends: [...before, leavingNode(instance)] });
  if (scope.turns === undefined) step.enqueue('settle', scope.id);
  else step.hasten('settle', scope.id);
}
