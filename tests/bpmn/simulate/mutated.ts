import * as fc from 'fast-check';
import { isBoundary } from '../../../bpmn/model/element.ts';
import type { BpmnElement } from '../../../bpmn/model/element.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';

const kinds = ['parallelGateway', 'exclusiveGateway'] as const;
/** What is changed, where, and into what. */
type Mutation = readonly ['none' | 'kind' | 'target', number, number];
export const mutations: fc.Arbitrary<Mutation> = fc.tuple(
  fc.constantFrom('none', 'kind', 'target', 'target'),
  fc.nat(),
  fc.nat(),
);

/** A flow leads elsewhere, or a gateway is of another kind. */
export function mutated(procedure: Procedure, [what, one, other]: Mutation): Procedure {
  if (what === 'none') return procedure;
  return what === 'kind' ? withOtherKind(procedure, one) : withOtherTarget(procedure, one, other);
}

function withOtherKind(procedure: Procedure, choice: number): Procedure {
  const gateways = Object.values(procedure.elements).filter(({ kind }) => isPlain(kind));
  const gateway = gateways[choice % Math.max(gateways.length, 1)];
  if (gateway === undefined) return procedure;
  const { id, name, nameEn, parent, lane, stage, incoming, outgoing } = gateway;
  const node = { id, name, nameEn, parent, lane, stage, incoming, outgoing };
  const changed: BpmnElement =
    gateway.kind === 'parallelGateway'
      ? { ...node, kind: 'exclusiveGateway', default: outgoing[0] ?? null }
      : { ...node, kind: 'parallelGateway' };
  return { ...procedure, elements: { ...procedure.elements, [id]: changed } };
}

function isPlain(kind: string): boolean {
  return kinds.some((one) => one === kind);
}

/** A flow leads to another element of its level: back, past a join, or into a branch beside. */
function withOtherTarget(procedure: Procedure, one: number, other: number): Procedure {
  const flows = Object.values(procedure.flows);
  const flow = flows[one % Math.max(flows.length, 1)];
  if (flow === undefined) return procedure;
  const level = procedure.elements[flow.source]?.parent;
  const targets = Object.values(procedure.elements).filter(
    (element) => element.parent === level && element.kind !== 'startEvent' && !isBoundary(element),
  );
  const target = targets[other % Math.max(targets.length, 1)];
  const before = procedure.elements[flow.target];
  if (target === undefined || before === undefined || target.id === before.id) return procedure;
  return {
    ...procedure,
    flows: { ...procedure.flows, [flow.id]: { ...flow, target: target.id } },
    elements: {
      ...procedure.elements,
      [before.id]: { ...before, incoming: before.incoming.filter((id) => id !== flow.id) },
      [target.id]: { ...target, incoming: [...target.incoming, flow.id] },
    },
  };
}
