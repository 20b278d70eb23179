import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { headLine, type SealContent } from '../../domain/ledger/seal-text.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { sealedHeads } from '../../migrations/sealed-heads.ts';
import { isRecord } from '../../domain/is-record.ts';
import { contentOf, isSigned, keyFingerprint, type SealRow } from './seal-rows.ts';

const format = 'bihuan-seal-proof/1';

async function* linesOf(db: Db, row: SealRow): AsyncGenerator<string> {
  const { public_key: publicKey, signature } = row;
  yield `${JSON.stringify({ format, ...contentOf(row), publicKey, signature })}\n`;
  for await (const page of sealedHeads(db, row.id)) yield page.map(headLine).join('');
}

/** A seal with the ends of the chains that it signs, to be kept outside and verified without the centre: a line of JSON, then a line a chain. */
export const sealProof = (db: Db, row: SealRow): Readable =>
  Readable.from(linesOf(db, row), { objectMode: false });

/** What a proof says of itself, before it is believed. */
export interface ReadProof {
  readonly content: SealContent;
  /** SHA-256 of the public key (SPKI, DER). */
  readonly key: string;
  readonly signed: boolean;
  /** The lines of chain ends are those that the seal signs. */
  readonly whole: boolean;
  readonly heads: readonly string[];
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const textOr = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Null: the text is no proof of a seal. */
export const readProof = (text: string): ReadProof | null => {
  const end = text.indexOf('\n');
  const head = parsed(text.slice(0, end));
  if (end < 0 || !isRecord(head) || head['format'] !== format) return null;
  const lines = text.slice(end + 1);
  const heads = lines.split('\n').slice(0, -1);
  const previous = head['previousHash'];
  const content: SealContent = {
    sealedAt: textOr(head['sealedAt']),
    heads: Number(head['heads']),
    headsHash: textOr(head['headsHash']),
    previousHash: previous === null ? null : textOr(previous),
  };
  const publicKey = textOr(head['publicKey']);
  return {
    content,
    key: keyFingerprint(publicKey),
    signed: isSigned(content, publicKey, textOr(head['signature'])),
    whole:
      heads.length === content.heads &&
      createHash('sha256').update(lines).digest('hex') === content.headsHash,
    heads,
  };
};
