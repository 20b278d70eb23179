import type { Standstill } from '../../domain/clocks/stood-still.ts';
import { causeOf, type CaseDraft } from '../case-draft.ts';
import { releaseAllClocks } from '../clock-book.ts';
import { leftBy } from '../stood-still.ts';
import type { Effect } from './effect.ts';

/** Waits that are plain time keep what was left of them. */
const shiftTimers = ({ book, engineVersion }: CaseDraft, parking: Standstill): void => {
  for (const [id, timer] of book.timers) {
    if (timer.kind !== 'plain') continue;
    const due = timer.due + leftBy(parking, engineVersion, timer.armed);
    book.timers.set(id, { ...timer, due });
  }
};

export const caseUnparked: Effect = (draft, entry, moment) => {
  const { book } = draft;
  const { reason } = entry.params;
  const cause = causeOf(moment, 'unparked', typeof reason === 'string' ? { reason } : undefined);
  if (book.parked !== null) {
    const parking = { since: book.parked.since, until: moment.at };
    shiftTimers(draft, parking);
    book.stood = [...book.stood, parking];
  }
  book.parked = null;
  book.caseState = 'open';
  releaseAllClocks(book, moment.at, cause);
};
