/**
 * What a ledger entry may say (its `type`), by who writes it: `procedure` entries feed the engine
 * when the ledger is replayed, `desk` entries change no token, `projection` entries are written by
 * the transaction that records progress.
 */
export const ledgerEntryTypes = {
  'case-started': 'procedure',
  'case-reseeded': 'procedure',
  'case-reopened': 'procedure',
  'case-parked': 'procedure',
  'case-unparked': 'procedure',
  'case-voided': 'procedure',
  'task-completed': 'procedure',
  'task-returned': 'procedure',
  'task-transferred': 'procedure',
  'task-delegated': 'procedure',
  'delegation-resolved': 'procedure',
  'delegation-recalled': 'procedure',
  'service-completed': 'procedure',
  'service-failed': 'procedure',
  'incident-raised': 'procedure',
  'incident-repaired': 'procedure',
  'defect-found': 'procedure',
  'timer-fired': 'procedure',
  'message-received': 'procedure',
  'message-put-back': 'procedure',
  'variables-set': 'procedure',
  'clock-extended': 'procedure',
  'clocks-recomputed': 'procedure',
  'report-received': 'desk',
  'task-claimed': 'desk',
  'task-released': 'desk',
  'comment-added': 'desk',
  'attachment-added': 'desk',
  'case-merged': 'desk',
  'duplicate-merged': 'desk',
  'case-urged': 'desk',
  'case-copied': 'desk',
  'personal-data-read': 'desk',
  'step-superseded': 'projection',
} as const;
export type LedgerEntryType = keyof typeof ledgerEntryTypes;
export type LedgerEntryKind = (typeof ledgerEntryTypes)[LedgerEntryType];

export const isLedgerEntryType = (text: string): text is LedgerEntryType =>
  Object.hasOwn(ledgerEntryTypes, text);
