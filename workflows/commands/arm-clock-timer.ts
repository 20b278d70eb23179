import type { Performer } from './performer.ts';

export const armClockTimer: Performer<'arm-clock-timer'> = ({ book }, command) => {
  const { timer, instance, element, clock, threshold } = command;
  book.timers.set(timer, { kind: 'clock', timer, instance, element, clock, threshold });
};
