import type { WhyLate } from '../contract/board.ts';

/** What is known of a task that bears on its being late. */
export interface LateTask {
  readonly held: boolean;
  /** Whoever has it works here no more. */
  readonly gone: boolean;
  /** Its unit has been closed. */
  readonly unitClosed: boolean;
  /** The task whose answer it waits for stands open. */
  readonly waits: boolean;
  readonly returns: number;
  readonly extensions: number;
  /** Own pauses of its clock: parked, or asked back. */
  readonly pauses: number;
  readonly paused: boolean;
  /** Open tasks of whoever has it. */
  readonly load: number;
  readonly openedMillis: number;
}

/** From so many open tasks in one hand the load itself is the reason. */
const muchAtOnce = 5;

/** The first that is true is the reason, from what nobody can work on to what somebody has to work off. */
const reasons: readonly (readonly [WhyLate['code'], (task: LateTask) => number | null])[] = [
  ['holder-gone', ({ gone }) => (gone ? 0 : null)],
  ['unit-closed', ({ unitClosed }) => (unitClosed ? 0 : null)],
  ['waits-for-answer', ({ waits }) => (waits ? 0 : null)],
  ['stands-still', ({ paused }) => (paused ? 0 : null)],
  ['nobody-has-it', ({ held, openedMillis }) => (held ? null : openedMillis)],
  ['came-back', ({ returns }) => (returns > 0 ? returns : null)],
  ['extended', ({ extensions }) => (extensions > 0 ? extensions : null)],
  ['stood-still', ({ pauses }) => (pauses > 0 ? pauses : null)],
  ['much-at-once', ({ load }) => (load >= muchAtOnce ? load : null)],
];

/** The one reason that says most about why a task is late; `amount` is a number, or milliseconds. */
export const whyLate = (task: LateTask): WhyLate => {
  for (const [code, of] of reasons) {
    const amount = of(task);
    if (amount !== null) return { code, amount };
  }
  return { code: 'took-long', amount: task.openedMillis };
};
