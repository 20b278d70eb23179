import type { SealVerdict } from '../../../api/contract/audit.ts';

type SealOutcome = 'proven' | 'old' | 'changed' | 'differ' | 'notSigned' | 'notLinked';

/** The gravest first: an unsigned seal says nothing of the ledgers. */
export const outcomeOf = ({ signed, linked, heads, faults }: SealVerdict): SealOutcome => {
  if (!signed) return 'notSigned';
  if (heads === 'differ') return 'differ';
  if (faults > 0) return 'changed';
  if (!linked) return 'notLinked';
  return heads === 'not-kept' ? 'old' : 'proven';
};

/** How it is shown: that nothing could be computed anew is neither good nor bad. */
export const toneOf: { readonly [O in SealOutcome]: string } = {
  proven: 'good',
  old: 'bh-2',
  changed: 'bh-bad',
  differ: 'bh-bad',
  notSigned: 'bh-bad',
  notLinked: 'bh-bad',
};
