import type { Performer } from './performer.ts';

export const cancelService: Performer<'cancel-service'> = ({ book }, command) => {
  book.services.delete(command.instance);
};
