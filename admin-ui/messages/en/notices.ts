/** Kinds of notices. */
export const notices = {
  'card-opened': 'Supervision card',
  'card-proposed': 'Card waits for approval',
  'card-approved': 'Card approved',
  'card-refused': 'Card not approved',
  'card-escalated': 'Card raised by the system',
  'card-late': 'Card overdue',
  'card-answered': 'Supervision card answered',
  'card-closed': 'Supervision card closed',
  'incident-opened': 'Incident',
  urge: 'Urged',
  overdue: 'Overdue',
  'answer-owed': 'Answer owed',
  copied: 'Copied',
  mentioned: 'Mentioned in a comment',
  'task-returned': 'Returned',
  'task-withdrawn': 'Task taken away',
};
