import type { AttachmentRef } from '../../../api/contract/cases.ts';

/** How a place was and how it is. */
export interface ComparedPair {
  readonly before: AttachmentRef;
  readonly after: AttachmentRef;
}

/** The photos of the last round of work; null while one of them is missing. */
export function comparedPair(attachments: readonly AttachmentRef[]): ComparedPair | null {
  const last = (purpose: string): AttachmentRef | undefined =>
    attachments.findLast((one) => one.purpose === purpose && one.mediaType.startsWith('image/'));
  const before = last('before');
  const after = last('after');
  return before === undefined || after === undefined ? null : { before, after };
}
