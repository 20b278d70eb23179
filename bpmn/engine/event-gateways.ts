import type { Instance } from './state.ts';
import type { Step } from './step.ts';

/**
 * Elements behind an event-based gateway that it still waits for. What has happened is an instance caused by
 * it; after the first one only an instantiating parallel gateway waits on (BPMN 2.0.2, 10.6.6).
 */
export function awaitedBehind(step: Step, gateway: Instance): readonly string[] {
  const element = step.elementOf(gateway);
  const { flows } = step.procedureAt(gateway.scope);
  const happened = new Set(
    step.draft.instances
      .filter(({ causes, state }) => state !== 'superseded' && causes.includes(gateway.id))
      .map((instance) => instance.element),
  );
  const goesOn = 'instantiates' in element && element.instantiates === 'parallel';
  if (happened.size > 0 && !goesOn) return [];
  return element.outgoing
    .map((flow) => flows[flow]?.target ?? '')
    .filter((target) => !happened.has(target));
}
