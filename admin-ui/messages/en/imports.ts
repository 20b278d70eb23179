import type { WordsLike } from '../words-like.ts';
import type { imports as chinese } from '../zh/imports.ts';

/** Words of imports. */
export const imports: WordsLike<typeof chinese> = {
  title: 'Imports',
  start: 'Import a file',
  kind: {
    reports: 'Reports',
    catalogue: 'Catalogue',
    calendar: 'Working calendar',
    units: 'Units',
  },
  hint: {
    catalogue: 'The JSON file of a standard or of your own; it is in force at once.',
    calendar:
      'The JSON file of a notice; it is in force at once. To see first which due times move, import it on the page of the calendar.',
    units: 'A table of units with id, name, kind and parent.',
  },
  choose: 'Choose a file',
  noFile: 'None chosen',
  begin: 'Start the import',
  sending: 'Uploading',
  started: '%{file} is being imported',
  map: 'How the columns are read (JSON)',
  mapHint: 'Format, channel, and which columns hold title, time and number',
  column: {
    file: 'File',
    kind: 'Kind',
    state: 'State',
    progress: 'Progress',
    by: 'Who and when',
    rejected: 'Rejected',
  },
  state: {
    waiting: 'Waiting',
    running: 'Running',
    cancelling: 'Stopping',
    done: 'Done',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  counts: '%{accepted} taken, %{repeated} there already, %{rejected} rejected',
  of: '%{processed} / %{total} rows',
  cancel: 'Cancel the import',
  cancelled:
    'Cancelled by %{name}: the %{accepted} rows that came in stay, the other %{left} were not taken',
  cancelledUnread: 'Cancelled by %{name}: no row was taken',
  cancelStarted:
    'No further row is taken; what came in stays. Import the same file again to take the rest.',
  note: '%{note}: %{count}',
  seeRejected: 'See rejected rows',
  rejectedRows: 'Rejected rows: %{count}',
  row: 'Row %{row}',
  more: 'Show 50 more',
  earlier: 'Earlier',
  download: 'Download CSV',
  none: 'Nothing was imported yet',
  noneText: 'Choose a file to begin; an import that is cut off goes on by itself.',
};
