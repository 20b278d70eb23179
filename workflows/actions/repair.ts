import type { EngineEvent } from '../../bpmn/engine/events.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import { requireThat } from '../act-refused.ts';
import type { BookedIncident } from '../case-book.ts';
import type { EntryParams } from '../entries/entry-type.ts';
import type { ActionOf, ActionRule, PlannedEntry } from './action-rule.ts';
import { requireLive, stamp } from './requirements.ts';

type RepairAction = ActionOf<'repair'>;
type Stamp = ReturnType<typeof stamp>;

const entryOf = (incident: BookedIncident, params: EntryParams): PlannedEntry => ({
  type: 'incident-repaired',
  params: { incident: incident.id, instance: incident.instance, ...params },
  elementId: incident.element,
});

/** The engine waits for it: it is told how to go on. */
const repairInstance = (
  incident: BookedIncident,
  { repair }: RepairAction,
  when: Stamp,
): readonly PlannedEntry[] => {
  const edited = repair.variables === undefined ? {} : { variables: repair.variables };
  const event: EngineEvent & JsonObject = {
    type: 'repair',
    instance: incident.instance,
    repair:
      repair.kind === 'retry'
        ? { kind: 'retry', ...edited }
        : { kind: 'skip', reason: repair.reason ?? '', ...edited },
    ...when,
  };
  return [entryOf(incident, { kind: repair.kind, event, ...reasonOf(repair) })];
};

const editing = (
  { repair }: RepairAction,
  incident: BookedIncident,
  when: Stamp,
): readonly PlannedEntry[] => {
  if (repair.variables === undefined) return [];
  const event = { type: 'set-variables' as const, variables: repair.variables, ...when };
  return [{ type: 'variables-set', params: { event, incident: incident.id } }];
};

/** A case that has not started has no variables yet but those that it starts with. */
const withEdited = (stuck: EngineEvent, { repair }: RepairAction): EngineEvent & JsonObject =>
  stuck.type === 'start'
    ? { ...stuck, variables: { ...stuck.variables, ...repair.variables } }
    : stuck;

/** The engine never took the event: it is given again, or dropped. */
const repairStuck = (
  incident: BookedIncident,
  stuck: EngineEvent,
  action: RepairAction,
  when: Stamp,
): readonly PlannedEntry[] => {
  const { instance, code, message } = incident;
  const { kind } = action.repair;
  if (kind === 'skip' && stuck.type.startsWith('service-')) {
    // The engine still waits for the service: it has to hear of the trouble before it can go on.
    const event = { type: 'incident' as const, instance, code, message, ...when };
    const raised: PlannedEntry = { type: 'incident-raised', params: { event, instance } };
    return [raised, ...repairInstance(incident, action, when)];
  }
  const again = kind === 'retry' ? { event: { ...withEdited(stuck, action), ...when } } : {};
  const repaired = entryOf(incident, { kind, ...again, ...reasonOf(action.repair) });
  return stuck.type === 'start' ? [repaired] : [...editing(action, incident, when), repaired];
};

const reasonOf = ({ reason }: RepairAction['repair']): { readonly reason?: string } =>
  reason === undefined ? {} : { reason };

/** The three repairs: try again, try again with edited data, skip with a reason. */
export const repair: ActionRule<'repair'> = (view, action, command) => {
  requireLive(view);
  const incident = view.book.incidents.get(action.incident);
  requireThat(incident !== undefined, 'incident-not-open', `No open incident ${action.incident}`);
  const { kind, reason } = action.repair;
  requireThat(
    kind === 'retry' || (reason ?? '').trim() !== '',
    'validation-failed',
    'Skipping needs a reason',
  );
  const when = stamp(view, command);
  return incident.stuck === undefined
    ? repairInstance(incident, action, when)
    : repairStuck(incident, incident.stuck, action, when);
};
