import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** An exclusive or inclusive split decides by conditions: each flow has one or is the default. */
export const gatewayDecides: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) => {
    if (element.kind !== 'exclusiveGateway' && element.kind !== 'inclusiveGateway') return [];
    if (element.outgoing.length < 2) return [];
    return element.outgoing.flatMap((id) =>
      id === element.default || (procedure.flows[id]?.condition ?? null) !== null
        ? []
        : [errorAt('condition-required', id, { gateway: element.id })],
    );
  });
