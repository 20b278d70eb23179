import type { CaseDraft } from '../case-draft.ts';
import { bookIncident } from '../commands/raise-incident.ts';
import { textOf, type Effect } from './effect.ts';
import type { CaseEntry } from './entry-type.ts';

/** What had led to the event must not lead to it again by itself. */
const forget = ({ book }: CaseDraft, entry: CaseEntry): void => {
  const { timer } = entry.params;
  if (typeof timer === 'string') book.timers.delete(timer);
  book.services.delete(textOf(entry, 'instance'));
};

/**
 * The engine could not take an event that nobody can be told of (a timer, a service's answer). The
 * event is kept in an incident; a repair gives it to the engine again or drops it.
 */
export const defectFound: Effect = (draft, entry, { at }) => {
  forget(draft, entry);
  const { stuck } = entry.params;
  bookIncident(draft, {
    instance: textOf(entry, 'instance'),
    element: textOf(entry, 'element'),
    code: textOf(entry, 'code'),
    message: textOf(entry, 'message'),
    at,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this room as an EngineEvent; the engine checks what it is given
    ...(stuck === undefined ? {} : { stuck: stuck as CaseEntry['params']['event'] & object }),
  });
};
