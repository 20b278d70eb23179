import type Type from 'typebox';
import type { Audit } from '../../../api/contract/cases.ts';

export type AuditResult = Type.Static<typeof Audit>;

/** What the audit says of the ledger as a whole: message key and tone. */
export type ChainVerdict = 'chainOk' | 'chainOnlyOk' | 'chainBroken' | 'replayDiffers';

export function verdictOf(audit: AuditResult): ChainVerdict {
  if (!audit.chain.ok) {
    return 'chainBroken';
  }
  if (audit.replay.ok) {
    return audit.history.ok === false ? 'replayDiffers' : 'chainOk';
  }
  return audit.replay.firstDifference === null ? 'chainOnlyOk' : 'replayDiffers';
}

/** Whether an entry is known to stand: all before the first broken one do. */
export function isVerified(audit: AuditResult | undefined, seq: number): boolean | null {
  if (audit === undefined) {
    return null;
  }
  const broken = audit.chain.firstBroken;
  return seq <= audit.chain.entries && (broken === null || seq < broken);
}
