import {
  chainHash,
  genesisHash,
  type LedgerContent,
  ledgerDigest,
  type Sha256Hex,
} from './ledger-hash.ts';

/** An entry as stored. */
export interface ChainedEntry extends LedgerContent {
  readonly seq: number;
  readonly digest: string;
  readonly hash: string;
}

export type ChainBreak =
  'place-missing' | 'content-differs' | 'link-broken' | 'other-case' | 'end-missing';

/** `firstBroken` is the `seq` of the first entry that cannot be trusted; null when all hold. */
export interface ChainVerdict {
  readonly ok: boolean;
  readonly entries: number;
  readonly firstBroken: number | null;
  readonly reason: ChainBreak | null;
}

/** What the case row says of the end of its chain; entries cut off at the end show only there. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string | null;
}

/** What cannot have been digested (a number without end, a time that is none) is not what was. */
const isDigested = (entry: ChainedEntry, sha256: Sha256Hex): boolean => {
  try {
    return ledgerDigest(entry, sha256) === entry.digest;
  } catch {
    return false;
  }
};

const breakOf = (
  entry: ChainedEntry,
  before: { readonly seq: number; readonly hash: string; readonly caseId: string },
  sha256: Sha256Hex,
): ChainBreak | null => {
  if (entry.seq !== before.seq + 1) return 'place-missing';
  if (entry.caseId !== before.caseId) return 'other-case';
  if (!isDigested(entry, sha256)) return 'content-differs';
  return chainHash(before.hash, entry.digest, sha256) === entry.hash ? null : 'link-broken';
};

/**
 * Verifies the whole chain of one case, entries in order of `seq` from 1. With `head` also that
 * nothing is missing at the end.
 */
export const verifyChain = (
  entries: readonly ChainedEntry[],
  sha256: Sha256Hex,
  head?: ChainHead,
): ChainVerdict => {
  const broken = (firstBroken: number, reason: ChainBreak): ChainVerdict => ({
    ok: false,
    entries: entries.length,
    firstBroken,
    reason,
  });
  let before = { seq: 0, hash: genesisHash, caseId: entries[0]?.caseId ?? '' };
  for (const entry of entries) {
    const reason = breakOf(entry, before, sha256);
    if (reason !== null) return broken(before.seq + 1, reason);
    before = { seq: entry.seq, hash: entry.hash, caseId: entry.caseId };
  }
  if (head !== undefined) {
    if (head.seq !== before.seq) return broken(Math.min(head.seq, before.seq) + 1, 'end-missing');
    if (head.seq > 0 && head.hash !== before.hash) return broken(head.seq, 'link-broken');
  }
  return { ok: true, entries: entries.length, firstBroken: null, reason: null };
};
