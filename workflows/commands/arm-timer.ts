import type { Performer } from './performer.ts';

/** Earlier versions gave a wait that began in a parked case the time before it as well. */
const sinceArmedSince = 5;

/** The end of the parking adds all of it to every wait, also to one that began during it. */
export const armTimer: Performer<'arm-timer'> = ({ book, engineVersion }, command, moment) => {
  const { timer, instance, element } = command;
  const isParked = book.parked !== null && engineVersion >= sinceArmedSince;
  const before = isParked ? moment.at - (book.parked?.since ?? moment.at) : 0;
  book.timers.set(timer, { kind: 'plain', timer, instance, element, due: command.due - before });
};
