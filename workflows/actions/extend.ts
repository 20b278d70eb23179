import { requireThat } from '../act-refused.ts';
import { isTicking } from '../case-book.ts';
import { findClock } from '../clock-book.ts';
import type { ActionRule } from './action-rule.ts';
import { requireExtendable, requireOpen, requireReason } from './requirements.ts';

/** 延期: adds to the current due time, so often a clock and never after it (domain.md 3.4). */
export const extend: ActionRule<'extend'> = (view, action) => {
  requireOpen(view);
  requireReason(action.reason);
  const clock = findClock(view.book, action.clock);
  requireThat(
    clock !== undefined && isTicking(clock),
    'clock-not-running',
    `Clock ${action.clock} does not run`,
  );
  requireThat(
    action.limit.amount > 0,
    'validation-failed',
    'An extension must be more than nothing',
  );
  requireExtendable(view, clock);
  return [
    {
      type: 'clock-extended',
      params: {
        clock: clock.id,
        name: clock.name,
        amount: action.limit.amount,
        unit: action.limit.unit,
        reason: action.reason,
      },
      elementId: clock.element,
    },
  ];
};
