import { causeOf } from '../case-draft.ts';
import { holdAllClocks } from '../clock-book.ts';
import { numberOf, textOf, type Effect } from './effect.ts';

/** 挂账: clocks are held, nothing can be completed, and the case goes on by itself at `until`. */
export const caseParked: Effect = ({ book }, entry, moment) => {
  holdAllClocks(book, moment.at, causeOf(moment, 'parked', { reason: textOf(entry, 'reason') }));
  book.parked = { since: moment.at, until: numberOf(entry, 'until') };
  book.parkings += 1;
  book.caseState = 'suspended';
};
