import type { WordsLike } from '../words-like.ts';
import type * as chinese from '../zh/import-codes.ts';

/** Why a whole file was not taken. */
export const importFailure: WordsLike<typeof chinese.importFailure> = {
  'file-unreadable': 'The file is not understood: another format, or broken',
  'file-not-in-encoding': 'The file is not in the encoding that was named',
  'sheet-missing': 'There is no such sheet',
  'list-missing': 'The file has no list of that name',
  'row-too-long': 'A row is too long',
  'file-too-large': 'The file is too large',
  'not-a-catalogue': 'The file is no catalogue',
  'catalogue-empty': 'Not one class is understood',
  'map-invalid': 'How the columns are read is not valid',
  'calendar-in-force-broken': 'The calendar in force is not understood',
  'file-missing': 'The file is not on the server any more; import it again',
  'internal-error':
    'Failed repeatedly; what came in stays. Import the same file again to go on with it.',
};

/** What to know of rows that came in all the same. */
export const importNote: WordsLike<typeof chinese.importNote> = {
  'urgent-days-read-as-calendar-days': '“Urgent working days” read as calendar days',
  'classes-without-condition': 'Classes without a filing condition',
  'classes-without-unit': 'Classes without a responsible unit',
};
