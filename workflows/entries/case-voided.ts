import { causeOf } from '../case-draft.ts';
import { cancelClock } from '../clock-book.ts';
import { endCase } from '../commands/end-case.ts';
import { fed, textOf, type Effect } from './effect.ts';

/** 作废: the matter never counted, so its clocks are cancelled, not stopped. */
export const caseVoided: Effect = (draft, entry, moment) => {
  const cause = causeOf(moment, 'voided', { reason: textOf(entry, 'reason') });
  for (const clock of draft.book.clocks.values()) {
    cancelClock(draft.book, clock, moment.at, cause);
  }
  if (entry.params.event !== undefined) fed(draft, entry, moment);
  else endCase(draft, { type: 'end-case', end: 'void', how: 'cancelled' }, moment);
};
