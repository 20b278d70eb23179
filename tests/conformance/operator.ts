import type { EngineEventBody } from '../../bpmn/engine/events.ts';
import { startableActivities } from '../../bpmn/engine/startable-activities.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { HostedCase } from './host.ts';

/**
 * Who carries on an ad-hoc sub-process: starts each activity once, in order of the diagram, as soon as it can
 * be started, and says so when nothing is left to do. Null when there is nothing to do now.
 */
export function operatorsNext({ procedure, state }: HostedCase): EngineEventBody | null {
  for (const { instance, activities, endable } of startableActivities(procedure, state)) {
    const next = activities.find(({ element }) => !hasRun(state, instance, element));
    if (next !== undefined) return { type: 'start-activity', instance, element: next.element };
    if (endable && !isBusy(state, instance)) return { type: 'end-activities', instance };
  }
  return null;
}

function hasRun({ instances }: CaseState, scope: string, element: string): boolean {
  return instances.all.some((one) => String(one.scope) === scope && one.element === element);
}

function isBusy({ instances }: CaseState, scope: string): boolean {
  return instances.all.some((one) => String(one.scope) === scope && one.state === 'active');
}
