import type { Procedure } from './procedure.ts';

/** An element whose event starts a case, and the gateway that it stands behind. */
export interface EventStart {
  readonly element: string;
  readonly gateway: string | null;
}

/**
 * What a case may be started by, in order of the diagram: what the engine's event `start` may name. An
 * instantiating event-based gateway is entered by one of the events behind it (BPMN 2.0.2, 10.6.6).
 */
export function eventStartsOf(procedure: Procedure): readonly EventStart[] {
  return (procedure.eventStarts ?? []).flatMap((id): readonly EventStart[] => {
    const element = procedure.elements[id];
    if (element?.kind !== 'eventBasedGateway') return [{ element: id, gateway: null }];
    return element.outgoing.flatMap((flow) => {
      const target = procedure.flows[flow]?.target;
      return target === undefined ? [] : [{ element: target, gateway: id }];
    });
  });
}
