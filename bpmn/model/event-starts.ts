import type { Procedure } from './procedure.ts';

/** An element whose event starts a case, and the gateway that it stands behind. */
export interface EventStart {
  readonly element: string;
  readonly gateway: string | null;
}

/**
 * What a case may be started by, in order of the diagram: what the engine's event `start` may name. An
 * instantiating event-based gateway is entered by one of the events behind it (BPMN 2.0.2, 10.6.6), an exclusive
 * one then forgets the others, a parallel one waits for them, each once; an instantiating receive task counts
 * as done (10.3.3). Each first event starts a case of its own: which of several cases the next one belongs
 * to, its correlation says.
 *
 * Elsewhere: Camunda 7 does not read `instantiate` of a receive task, nor start by an event-based gateway; Camunda
 * 8 does not start by a receive task. Of its gateway, and of Flowable, nothing is documented.
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
