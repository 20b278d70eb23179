import { fed, textOf, type Effect } from './effect.ts';

/** The engine resolves its own incidents; one about a stuck event is resolved here. */
export const incidentRepaired: Effect = (draft, entry, moment) => {
  const id = textOf(entry, 'incident');
  const stuck = draft.book.incidents.get(id)?.stuck;
  if (stuck !== undefined) draft.book.incidents.delete(id);
  if (entry.params.event?.type === 'start') draft.book.caseState = 'open';
  if (entry.params.event !== undefined) fed(draft, entry, moment);
  else draft.book.incidents.delete(id);
};
