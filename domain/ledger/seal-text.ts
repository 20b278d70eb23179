import { canonicalJson } from './canonical-json.ts';

/** What a seal signs. */
export interface SealContent {
  /** ISO 8601, in UTC. */
  readonly sealedAt: string;
  /** How many chains there were. */
  readonly heads: number;
  /** SHA-256 of the lines of all heads (`headLine`), in order of case id by its bytes. */
  readonly headsHash: string;
  /** `headsHash` of the seal before; null for the first. */
  readonly previousHash: string | null;
}

/** The text that is signed: keys in order (`canonicalJson`). */
export const sealText = (content: SealContent): string =>
  canonicalJson({
    sealedAt: content.sealedAt,
    heads: content.heads,
    headsHash: content.headsHash,
    previousHash: content.previousHash,
  });

/** The end of the ledger chain of a case. */
export interface SealedHead {
  readonly caseId: string;
  readonly seq: number;
  readonly hash: string;
}

export const headLine = ({ caseId, seq, hash }: SealedHead): string =>
  `${caseId} ${String(seq)} ${hash}\n`;
