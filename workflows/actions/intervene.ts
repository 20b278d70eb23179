import type { EngineEvent } from '../../bpmn/engine/events.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import { requireThat } from '../act-refused.ts';
import { instanceOf } from '../case-draft.ts';
import type { CaseIntervention } from '../contract.ts';
import type { ActionRule, ActionView, PlannedEntry } from './action-rule.ts';
import { requireOpen, requireReason, stamp } from './requirements.ts';

type Stamp = ReturnType<typeof stamp>;

/**
 * What one person has asked for and another has agreed to. Whether the case can still come to its end was judged
 * of the state that the engine had after so many events: of another one it says nothing.
 */
export const intervene: ActionRule<'intervene'> = (view, action, command) => {
  requireOpen(view);
  requireReason(action.reason);
  const { engine } = view.book;
  requireThat(engine.events === action.judgedAt, 'stale-version', 'The case has moved on');
  const { intervention, reason, requestedBy } = action;
  const told = { intervention: intervention.id, reason, requestedBy };
  return [entryOf(view, intervention, { told, when: stamp(view, command) })];
};

const entryOf = (
  view: ActionView,
  intervention: CaseIntervention,
  { told, when }: { readonly told: JsonObject; readonly when: Stamp },
): PlannedEntry => {
  if (intervention.kind === 'set-variables') {
    const { variables } = intervention;
    const event = { type: 'set-variables' as const, variables, ...when };
    return { type: 'variables-set', params: { event, variables, ...told } };
  }
  if (intervention.kind === 'jump') {
    const { enter } = intervention;
    const leave = intervention.leave.map((id) => instanceOf(view.caseId, id));
    const event = { type: 'jump' as const, leave, enter, ...when };
    return { type: 'case-jumped', params: { event, ...told }, elementId: enter };
  }
  const instance = instanceOf(view.caseId, intervention.scope);
  const event: EngineEvent & JsonObject = {
    type: 'cancel-scope',
    instance,
    goOn: intervention.goOn,
    ...when,
  };
  const element = view.book.engine.instances.get(Number(instance))?.element;
  return {
    type: 'scope-cancelled',
    params: { event, ...told },
    ...(element === undefined ? {} : { elementId: element }),
  };
};
