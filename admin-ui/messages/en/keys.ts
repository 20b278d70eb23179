import type { WordsLike } from '../words-like.ts';
import type { keys as chinese } from '../zh/keys.ts';

/** Words of the keyboard map. */
export const keys: WordsLike<typeof chinese> = {
  title: 'Keyboard shortcuts',
  hint: 'Letters work while no field has the focus; Esc leaves a field. No key acts while text is being composed.',
  off: 'Single-letter shortcuts are off; “My page” turns them on.',
  list: 'List',
  work: 'Work',
  go: 'Go to',
  close: 'Close',
  nextRow: 'Next row',
  previousRow: 'Previous row',
  select: 'Select row',
  selectRange: 'Select a range',
  enter: 'Into the form',
  open: 'Open as a page',
  claim: 'Claim / release',
  comment: 'Write a comment',
  submit: 'Submit, on to the next',
  chooseOutcome: 'Choose an outcome',
  back: 'Return',
  transfer: 'Hand over',
  urge: 'Urge',
  search: 'Search, go to a number',
  newCase: 'New case',
  inbox: 'Inbox',
  cases: 'Cases',
  regions: 'Next region',
  help: 'This table',
  escape: 'Close, clear the selection',
};
