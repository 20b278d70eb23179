import type { CaseDraft } from '../case-draft.ts';
import { bookIncident } from '../commands/raise-incident.ts';
import { textOf, type Effect } from './effect.ts';
import type { CaseEntry } from './entry-type.ts';

/** Earlier versions gave up the service beside a timer or a message too. */
const onlyItsOwnSince = 5;

const answers: ReadonlySet<unknown> = new Set(['service-completed', 'service-error', 'incident']);

/** What had led to the event must not lead to it again by itself. */
const forget = ({ book, engineVersion }: CaseDraft, entry: CaseEntry): void => {
  const { timer, stuck } = entry.params;
  if (typeof timer === 'string') book.timers.delete(timer);
  const type =
    typeof stuck === 'object' && stuck !== null && 'type' in stuck ? stuck['type'] : null;
  if (engineVersion < onlyItsOwnSince || answers.has(type))
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
