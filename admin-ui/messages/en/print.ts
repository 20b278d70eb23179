import type { WordsLike } from '../words-like.ts';
import type { print as zh } from '../zh/print.ts';

export const print: WordsLike<typeof zh> = {
  open: 'Print',
  now: 'Print the case file',
  back: 'Back to the case',
  page: 'Page %{page} of %{pages}',
  by: 'Printed by %{name}, %{time}',
  watermark: { ordinary: 'INTERNAL', protected: 'PROTECTED, NOT TO BE PASSED ON' },
  title: 'Case file',
  stages: 'Stages',
  stageColumns: {
    stage: 'Stage',
    state: 'State',
    entered: 'From',
    left: 'To',
    used: 'Time used',
    by: 'By',
  },
  stageState: { done: 'passed', current: 'current', future: 'to come', skipped: 'not passed' },
  times: '%{stage}, %{count} times',
  clocks: 'Clocks',
  clockHead: '%{name}: limit %{limit}, %{state}',
  clockDue: 'due %{time}',
  clockColumns: { kind: 'Piece', from: 'From', to: 'To', cause: 'Cause', entry: 'Ledger' },
  kind: { running: 'running', paused: 'paused', void: 'void, not counted' },
  ledger: 'Ledger',
  ledgerColumns: { seq: 'No.', at: 'Time', what: 'What', who: 'Who', hash: 'Hash' },
  photos: 'Photos',
  photoBy: '%{what}, %{name}, %{time}',
  diagram: 'Diagram',
  running: 'not ended',
  none: 'none',
  head: 'Head of the chain #%{seq}',
  verify:
    'To verify: the audit tab of the case computes the hash chain again and replays the procedure; the head must be the one above. In the exported case file the hash of each entry is made of the hash before it and the entry itself.',
};
