import { fed, type Effect } from './effect.ts';

/** A subscription takes one message; the engine opens another when it goes on waiting. */
export const messageReceived: Effect = (draft, entry, moment) => {
  const { event } = entry.params;
  if (event?.type === 'message') draft.book.subscriptions.delete(event.subscription);
  fed(draft, entry, moment);
};
