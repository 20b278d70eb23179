import type { Performer } from './performer.ts';

export const armTimer: Performer<'arm-timer'> = ({ book }, { timer, instance, element, due }) => {
  book.timers.set(timer, { kind: 'plain', timer, instance, element, due });
};
