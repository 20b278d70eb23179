import type { Performer } from './performer.ts';

export const callService: Performer<'call-service'> = ({ book }, command) => {
  const { type: _, ...service } = command;
  book.counters.call += 1;
  book.services.set(command.instance, { ...service, call: book.counters.call });
};
