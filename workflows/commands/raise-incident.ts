import type { EngineEvent } from '../../bpmn/engine/events.ts';
import type { CaseDraft } from '../case-draft.ts';
import type { Performer } from './performer.ts';

/** Opens an incident; `stuck` is the event that the engine could not take. */
export const bookIncident = (
  { book, caseId }: CaseDraft,
  incident: {
    readonly instance: string;
    readonly element: string;
    readonly code: string;
    readonly message: string;
    readonly at: number;
    readonly stuck?: EngineEvent;
  },
): void => {
  book.counters.incident += 1;
  const id = `${caseId}.${incident.instance}.${String(book.counters.incident)}`;
  book.incidents.set(id, { ...incident, id });
};

export const raiseIncident: Performer<'raise-incident'> = (draft, command, { at }) => {
  const { instance, element, code, message } = command;
  draft.book.services.delete(instance);
  bookIncident(draft, { instance, element, code, message, at });
};
