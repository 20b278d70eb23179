import { createHash, createPublicKey, verify } from 'node:crypto';
import { sql } from 'kysely';
import { type SealContent, sealText } from '../../domain/ledger/seal-text.ts';

export interface SealRow {
  readonly id: string;
  readonly sealed_at: Date;
  readonly heads: number;
  readonly entries: string | null;
  readonly moved: number | null;
  readonly heads_hash: string;
  readonly previous_hash: string | null;
  readonly public_key: string;
  readonly signature: string;
  /** Of the seal before; null when there is none. */
  readonly before_hash: string | null;
  readonly before_key: string | null;
}

/** A seal `s` with what the one before says. */
export const sealColumns = sql`s.*, b.heads_hash as before_hash, b.public_key as before_key`;
export const sealBefore = sql`left join lateral (
  select heads_hash, public_key from seal where seal.id < s.id order by seal.id desc limit 1) b on true`;

export const contentOf = (row: SealRow): SealContent => ({
  sealedAt: row.sealed_at.toISOString(),
  heads: row.heads,
  headsHash: row.heads_hash,
  previousHash: row.previous_hash,
});

/** Whether the signature is that of the key over the content; a key that cannot be read has signed nothing. */
export const isSigned = (content: SealContent, key: string, signature: string): boolean => {
  try {
    const bytes = Buffer.from(signature, 'base64');
    return verify(null, Buffer.from(sealText(content)), createPublicKey(key), bytes);
  } catch {
    return false;
  }
};

/** It follows on the one before, by the same key. */
export const isLinked = (row: SealRow): boolean =>
  row.previous_hash === row.before_hash &&
  (row.before_key === null || row.before_key === row.public_key);

/** SHA-256 of the key as SPKI in DER, in hexadecimal digits; of a key that cannot be read, of its text. */
export const keyFingerprint = (key: string): string => {
  const hash = createHash('sha256');
  try {
    return hash.update(createPublicKey(key).export({ type: 'spki', format: 'der' })).digest('hex');
  } catch {
    return createHash('sha256').update(key).digest('hex');
  }
};
