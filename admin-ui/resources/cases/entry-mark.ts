/** What kind of thing an entry of the ledger tells, by which its icon is chosen. */
export type EntryMark =
  | 'step'
  | 'back'
  | 'clock'
  | 'pause'
  | 'play'
  | 'overdue'
  | 'trouble'
  | 'person'
  | 'comment'
  | 'file'
  | 'urge'
  | 'chain'
  | 'start'
  | 'end'
  | 'message'
  | 'lock';
