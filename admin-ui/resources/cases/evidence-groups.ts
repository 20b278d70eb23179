import type { AttachmentRef } from '../../../api/contract/cases.ts';

/** What an attachment shows, in the order in which it is looked at. */
export const evidenceGroups = ['before', 'after', 'report', 'other'] as const;
export type EvidenceGroup = (typeof evidenceGroups)[number];

export const groupOf = (attachment: AttachmentRef): EvidenceGroup =>
  evidenceGroups.find((group) => group === attachment.purpose) ?? 'other';
