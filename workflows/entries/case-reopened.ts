import { fed, type Effect } from './effect.ts';

export const caseReopened: Effect = (draft, entry, moment) => {
  draft.book.caseState = 'open';
  draft.book.end = null;
  fed(draft, entry, moment);
};
