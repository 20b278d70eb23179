import type { BpmnElement } from '../model/element.ts';
import type { Instance, WaitingToken } from './state.ts';

/** Gateways that wait for several flows; with one flow in they only split. */
export function isJoin(element: BpmnElement): boolean {
  return (
    (element.kind === 'parallelGateway' ||
      element.kind === 'inclusiveGateway' ||
      element.kind === 'complexGateway') &&
    element.incoming.length > 1
  );
}

/** The oldest waiting token of each flow, and those that stay for the next firing. */
export function takeOneOfEach(tokens: readonly WaitingToken[]): {
  readonly taken: readonly WaitingToken[];
  readonly left: readonly WaitingToken[];
} {
  const flows = new Set<string>();
  const taken: WaitingToken[] = [];
  const left: WaitingToken[] = [];
  for (const token of tokens) {
    if (flows.has(token.flow)) left.push(token);
    else {
      flows.add(token.flow);
      taken.push(token);
    }
  }
  return { taken, left };
}

/** Flows of a waiting join that hold a token. */
export function filledFlows(join: Instance): ReadonlySet<string> {
  return new Set((join.tokens ?? []).map((token) => token.flow));
}
