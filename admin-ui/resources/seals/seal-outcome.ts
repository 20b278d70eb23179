import type { SealVerdict } from '../../../api/contract/audit.ts';

export type SealOutcome = 'proven' | 'old' | 'changed' | 'differ' | 'notSigned' | 'notLinked';

/** The gravest first: an unsigned seal says nothing of the ledgers. */
export const outcomeOf = ({ signed, linked, heads, faults }: SealVerdict): SealOutcome => {
  if (!signed) return 'notSigned';
  if (heads === 'differ') return 'differ';
  if (faults > 0) return 'changed';
  if (!linked) return 'notLinked';
  return heads === 'not-kept' ? 'old' : 'proven';
};

export const isGood = (outcome: SealOutcome): boolean => outcome === 'proven' || outcome === 'old';
