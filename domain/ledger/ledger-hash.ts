import type { Instant } from '../limits/limit.ts';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256 of the UTF-8 of a text, as 64 lower-case hexadecimal digits; given from outside. */
export type Sha256Hex = (text: string) => string;

/** What a ledger entry says; its place in the chain (`seq`) and hashes are not part of it. */
export interface LedgerContent {
  readonly caseId: string;
  /** The workflow's counter; null for desk entries. */
  readonly step: number | null;
  readonly at: Instant;
  /** Ids only, as stored. */
  readonly actor: unknown;
  readonly origin: string;
  readonly type: string;
  readonly params: unknown;
  readonly taskId: string | null;
  readonly elementId: string | null;
  readonly commandId: string | null;
}

/** Previous hash of the first entry of a case. */
export const genesisHash = '0'.repeat(64);

/** The text that the digest is taken of. */
export const ledgerText = (entry: LedgerContent): string =>
  canonicalJson({
    caseId: entry.caseId,
    step: entry.step,
    at: new Date(entry.at).toISOString(),
    actor: entry.actor,
    origin: entry.origin,
    type: entry.type,
    params: entry.params,
    taskId: entry.taskId,
    elementId: entry.elementId,
    commandId: entry.commandId,
  });

/** Digest of one entry (architecture decision 4). */
export const ledgerDigest = (entry: LedgerContent, sha256: Sha256Hex): string =>
  sha256(ledgerText(entry));

/** Hash of an entry at its place: over the previous hash and the digest, as text. */
export const chainHash = (previousHash: string, digest: string, sha256: Sha256Hex): string =>
  sha256(previousHash + digest);
