import { fed, textOf, type Effect } from './effect.ts';

/** The call is over, however it ended. */
export const serviceEnded: Effect = (draft, entry, moment) => {
  draft.book.services.delete(textOf(entry, 'instance'));
  fed(draft, entry, moment);
};
