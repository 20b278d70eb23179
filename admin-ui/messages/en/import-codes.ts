import type { WordsLike } from '../words-like.ts';
import type * as chinese from '../zh/import-codes.ts';

/** Why a row of an imported file was rejected. */
export const importReason: WordsLike<typeof chinese.importReason> = {
  'row-has-other-columns': 'has other columns than the heading',
  'row-is-no-object': 'is no record',
  'title-missing': 'has no title',
  'description-too-long': 'description too long',
  'external-id-missing': 'has no number',
  'external-id-too-long': 'number too long',
  'opened-at-missing': 'does not say when it happened',
  'opened-at-unreadable': 'when it happened is not understood',
  'closed-at-unreadable': 'when it ended is not understood',
  'closed-before-opened': 'ended before it happened',
  'coordinates-missing': 'has no coordinates',
  'coordinates-zero': 'coordinates are 0, 0',
  'coordinates-unreadable': 'coordinates are not understood',
  'coordinates-out-of-range': 'coordinates outside the range',
  'category-unmapped': 'class has no counterpart in the map',
  'category-unknown': 'class is not in the catalogue in force',
  'urgency-unmapped': 'urgency has no counterpart in the map',
  'not-a-catalogue': 'is no catalogue',
  'row-not-understood': 'lacks something and is not understood',
  'kind-unknown': 'kind is not known',
  'code-not-understood': 'code is not of the form that is wanted',
  'name-missing': 'has no name',
  'name-differs': 'code has another name elsewhere',
  'class-twice': 'class is there twice',
  'component-unknown': 'component is not in the catalogue',
  'condition-missing': 'has no filing condition',
  'condition-twice': 'filing condition is there twice',
  'closing-missing': 'has no closing condition',
  'limit-not-understood': 'limit is not understood',
  'not-a-holiday-file': 'is no notice of holidays',
  'year-not-understood': 'year is not understood',
  'no-notice-yet': 'notice of that year is not out; Monday to Friday is never assumed',
  'day-not-understood': 'day is not understood',
  'day-of-other-year': 'day is not of that year',
  'day-listed-twice': 'day is there twice',
  'id-missing': 'has no id',
  'id-invalid': 'id has characters that cannot be used',
  'id-twice': 'id is there twice',
  'name-too-long': 'name too long',
  'active-unreadable': 'whether it is active is not understood',
  'parent-unknown': 'parent unit does not exist',
  'parent-is-below': 'parent stands below the unit itself',
};

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
