/**
 * What a ledger entry may say (its `type`), by who writes it: `procedure` entries feed the engine
 * when the ledger is replayed, `desk` entries change no token, `projection` entries are written by
 * the transaction that records progress. The one table of these names: whoever writes an entry, and
 * whoever has words for it, takes them from here.
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
  'task-asked-back': 'procedure',
  'task-withdrawn': 'procedure',
  'activity-started': 'procedure',
  'activities-ended': 'procedure',
  'case-jumped': 'procedure',
  'scope-cancelled': 'procedure',
  'signer-added': 'procedure',
  'signer-removed': 'procedure',
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
  'signal-received': 'procedure',
  'variables-set': 'procedure',
  'clock-extended': 'procedure',
  'clocks-recomputed': 'procedure',
  'report-received': 'desk',
  'task-claimed': 'desk',
  'task-released': 'desk',
  'comment-added': 'desk',
  'attachments-added': 'desk',
  'case-merged': 'desk',
  'duplicate-merged': 'desk',
  urged: 'desk',
  'card-opened': 'desk',
  'card-raised': 'desk',
  'card-acknowledged': 'desk',
  'card-answered': 'desk',
  'card-closed': 'desk',
  'card-late': 'desk',
  'card-proposed': 'desk',
  'card-refused': 'desk',
  'intervention-requested': 'desk',
  'intervention-refused': 'desk',
  copied: 'desk',
  'task-read': 'desk',
  'case-protected': 'desk',
  'case-unprotected': 'desk',
  'step-superseded': 'projection',
} as const;
export type LedgerEntryType = keyof typeof ledgerEntryTypes;
type Kinds = typeof ledgerEntryTypes;
export type LedgerEntryKind = Kinds[LedgerEntryType];
/** The types that one kind of writer may write. */
export type LedgerEntryTypeOf<K extends LedgerEntryKind> = {
  [T in LedgerEntryType]: Kinds[T] extends K ? T : never;
}[LedgerEntryType];

export const isLedgerEntryType = (text: string): text is LedgerEntryType =>
  Object.hasOwn(ledgerEntryTypes, text);

/** Names of earlier versions, which stay in the chains that they stand in, and what they are called now. */
export const formerEntryTypes = {
  'attachment-added': 'attachments-added',
  'case-urged': 'urged',
  'case-copied': 'copied',
} as const satisfies Readonly<Record<string, LedgerEntryType>>;

/** The type of an entry as it is called now; null for one that this version does not know. */
export const presentEntryType = (type: string): LedgerEntryType | null => {
  if (isLedgerEntryType(type)) return type;
  return isFormerEntryType(type) ? formerEntryTypes[type] : null;
};

const isFormerEntryType = (type: string): type is keyof typeof formerEntryTypes =>
  Object.hasOwn(formerEntryTypes, type);
