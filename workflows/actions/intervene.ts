import type { EngineEvent } from '../../bpmn/engine/events.ts';
import { comingTurnOf } from '../../bpmn/engine/ids.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import { requireThat } from '../act-refused.ts';
import { instanceOf, taskId } from '../case-draft.ts';
import type { CaseIntervention } from '../contract.ts';
import type { ActionRule, ActionView, PlannedEntry } from './action-rule.ts';
import { requireOpen, requireReason, stamp } from './requirements.ts';

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
  const { event, ...entry } = entryOf(view, intervention);
  const params = { event: { ...event, ...stamp(view, command) }, ...entry.told, ...told };
  return [{ ...entry.place, type: entry.type, params }];
};

type Undated<T> = T extends unknown ? Omit<T, 'at' | 'by'> : never;

interface Intervening {
  readonly type: PlannedEntry['type'];
  readonly event: Undated<EngineEvent> & JsonObject;
  /** What the ledger tells beside the event. */
  readonly told?: JsonObject;
  readonly place: Pick<PlannedEntry, 'elementId' | 'taskId'>;
}

type Entries = {
  readonly [K in CaseIntervention['kind']]: (
    view: ActionView,
    intervention: Extract<CaseIntervention, { readonly kind: K }>,
  ) => Intervening;
};

const entries: Entries = {
  'set-variables': (_view, { variables }) => ({
    type: 'variables-set',
    event: { type: 'set-variables', variables },
    told: { variables },
    place: {},
  }),
  jump: ({ caseId }, { leave, enter }) => ({
    type: 'case-jumped',
    event: { type: 'jump', leave: leave.map((id) => instanceOf(caseId, id)), enter },
    place: { elementId: enter },
  }),
  'cancel-scope': (view, { scope, goOn }) => ({
    type: 'scope-cancelled',
    event: { type: 'cancel-scope', instance: instanceOf(view.caseId, scope), goOn },
    place: placeOf(view, scope),
  }),
  'add-signer': (view, { body, person, unit, item, variables, back }) => ({
    type: 'signer-added',
    event: {
      type: 'add-instance',
      body: instanceOf(view.caseId, body),
      ...(item === undefined ? {} : { item }),
      ...(variables === undefined ? {} : { variables }),
      ...(back === undefined ? {} : { back: instanceOf(view.caseId, back) }),
    },
    told: { person, unit },
    place: placeOf(view, body),
  }),
  'remove-signer': (view, { turn, expected, person, unit }) => {
    const instance = instanceOf(view.caseId, turn);
    return {
      type: 'signer-removed',
      event: { type: 'remove-instance', instance, ...(expected ? { expected } : {}) },
      told: { person, unit, expected },
      place: {
        ...placeOf(view, comingTurnOf(instance)?.body ?? turn),
        ...(view.book.tasks.has(instance) ? { taskId: taskId(view.caseId, instance) } : {}),
      },
    };
  },
};

const entryOf = <K extends CaseIntervention['kind']>(
  view: ActionView,
  intervention: Extract<CaseIntervention, { readonly kind: K }>,
): Intervening => {
  const kind: K = intervention.kind;
  return entries[kind](view, intervention);
};

const placeOf = (view: ActionView, id: string): Pick<PlannedEntry, 'elementId'> => {
  const element = view.book.engine.instances.get(Number(instanceOf(view.caseId, id)))?.element;
  return element === undefined ? {} : { elementId: element };
};
