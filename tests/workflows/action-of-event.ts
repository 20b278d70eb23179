import type { EngineEvent } from '../../bpmn/engine/events.ts';
import type { CaseAction, CaseIntervention } from '../../workflows/contract.ts';

/** What the action of an event depends on beside it. */
export interface ActionContext {
  readonly caseId: string;
  /** Events that the engine has taken. */
  readonly events: number;
}

const interventionFor = (
  event: EngineEvent,
  id: (instance: string) => string,
): CaseIntervention | null => {
  if (event.type === 'jump')
    return { id: 'i', kind: 'jump', leave: event.leave.map(id), enter: event.enter };
  if (event.type === 'cancel-scope')
    return { id: 'i', kind: 'cancel-scope', scope: id(event.instance), goOn: event.goOn };
  if (event.type === 'set-variables' && event.instance === undefined)
    return { id: 'i', kind: 'set-variables', variables: event.variables };
  const nobody = { person: null, unit: null };
  if (event.type === 'remove-instance')
    return {
      id: 'i',
      kind: 'remove-signer',
      turn: id(event.instance),
      expected: event.expected === true,
      ...nobody,
    };
  if (event.type !== 'add-instance') return null;
  const { item, variables, back } = event;
  return {
    id: 'i',
    kind: 'add-signer',
    body: id(event.body),
    ...nobody,
    ...(item === undefined ? {} : { item }),
    ...(variables === undefined ? {} : { variables }),
    ...(back === undefined ? {} : { back: id(back) }),
  };
};

/** What somebody does so that the event happens in a workflow; null for what nobody does. */
export const actionOfEvent = (
  event: EngineEvent,
  { caseId, events }: ActionContext,
): CaseAction | null => {
  const id = (instance: string): string => `${caseId}.${instance}`;
  const reason = 'again';
  const intervention = interventionFor(event, id);
  if (intervention !== null)
    return { type: 'intervene', intervention, reason, requestedBy: 'p-asks', judgedAt: events };
  if (event.type === 'complete') {
    const { outcome = 'done', variables = {} } = event;
    return { type: 'complete', task: id(event.instance), outcome, variables };
  }
  if (event.type === 'return' || event.type === 'ask-back')
    return { type: event.type, task: id(event.from), target: id(event.to), reason };
  if (event.type === 'hold')
    return { type: 'transfer', task: id(event.instance), person: event.holder };
  if (event.type === 'start-activity')
    return { type: 'start-activity', target: id(event.instance), element: event.element };
  if (event.type === 'end-activities')
    return { type: 'end-activities', target: id(event.instance) };
  if (event.type === 'signal') {
    const { signal, variables = {} } = event;
    return { type: 'signal', signal, signalId: `${caseId} ${String(events)}`, variables };
  }
  return null;
};
