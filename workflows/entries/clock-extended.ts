import { causeOf } from '../case-draft.ts';
import { extendClock, limitOf } from '../clock-book.ts';
import { numberOf, textOf, type Effect } from './effect.ts';

export const clockExtended: Effect = ({ book }, entry, moment) => {
  const id = textOf(entry, 'clock');
  const clock = book.clocks.get(id);
  if (clock === undefined) throw new Error(`Expected the clock ${id}, but there is none`);
  const limit = limitOf({ amount: numberOf(entry, 'amount'), unit: textOf(entry, 'unit') });
  const cause = causeOf(moment, 'extended', { reason: textOf(entry, 'reason') });
  extendClock(book, clock, { at: moment.at, limit, cause });
};
