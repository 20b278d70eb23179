import type { WordsLike } from '../words-like.ts';
import type { admin as chinese } from '../zh/admin.ts';

/** Words of all pages of reference data and operations. */
export const admin: WordsLike<typeof chinese> = {
  failed: 'This did not load',
  notLoaded: '%{what} did not load',
  safe: 'cases and ledgers are not affected',
  again: 'Try again',
  failureCode: 'Code %{code}',
  failureReference: 'Reference %{reference}, to be given to support',
  close: 'Close',
};
