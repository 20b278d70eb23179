import { sinceArmed } from '../stood-still.ts';
import type { Performer } from './performer.ts';

/** One that a return brings back has its time from before; what the case has stood still since then is added. */
export const armTimer: Performer<'arm-timer'> = ({ book, engineVersion }, command) => {
  const { timer, instance, element, due, armed } = command;
  const plain = { kind: 'plain', timer, instance, element } as const;
  const later = sinceArmed(book.stood, engineVersion, armed);
  book.timers.set(timer, { ...plain, due: due + later, ...(armed === undefined ? {} : { armed }) });
};
