import type { Performer } from './performer.ts';

export const disarmTimer: Performer<'disarm-timer'> = ({ book }, command) => {
  book.timers.delete(command.timer);
};
