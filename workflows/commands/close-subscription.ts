import type { Performer } from './performer.ts';

export const closeSubscription: Performer<'close-subscription'> = ({ book }, command) => {
  book.subscriptions.delete(command.subscription);
};
