import { isBoundary } from '../../bpmn/model/element.ts';
import type { BookedTimer } from '../case-book.ts';
import { elementOf, type CaseDraft } from '../case-draft.ts';
import { rememberFired } from '../clock-book.ts';
import { clockOfTimer, firedMark } from '../which-clock.ts';
import { fed, textOf, type Effect } from './effect.ts';

/** Only boundary events stay fired: a catch event that is reached again must not wait for ever. */
const remember = ({ book, engineVersion, procedure }: CaseDraft, timer: BookedTimer): void => {
  if (timer.kind !== 'clock') return;
  const element = elementOf(procedure, timer.element);
  if (element === undefined || !isBoundary(element)) return;
  const clock = clockOfTimer(book, engineVersion, timer);
  if (clock !== undefined) rememberFired(book, clock, firedMark(timer));
};

/** A timer that the engine arms again (a cycle) comes back as a command. */
export const timerFired: Effect = (draft, entry, moment) => {
  const timer = draft.book.timers.get(textOf(entry, 'timer'));
  if (timer !== undefined) {
    draft.book.timers.delete(timer.timer);
    remember(draft, timer);
  }
  fed(draft, entry, moment);
};
