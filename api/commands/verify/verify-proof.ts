import { readFileSync } from 'node:fs';
import { readProof, type ReadProof } from '../../seals/seal-proof.ts';
import { CannotRun } from '../exit-codes.ts';

export interface Verified {
  readonly holds: boolean;
  readonly lines: readonly string[];
  readonly json: object;
}

/** @throws CannotRun when the file cannot be read, or is no proof */
export function proofIn(file: string): ReadProof {
  const text = textOf(file);
  const proof = readProof(text);
  if (proof === null) throw new CannotRun(`${file} is no proof of a seal.`);
  return proof;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CannotRun(error instanceof Error ? error.message : String(error));
  }
}

const said = (right: boolean, yes: string, no: string): string => (right ? yes : `BROKEN: ${no}`);

/** A seal that was taken away as a file; `key` is the fingerprint that was noted outside. */
export function verifyProof(proof: ReadProof, key: string | null): Verified {
  const { content, signed, whole } = proof;
  const known = key === null || key === proof.key;
  const holds = signed && whole && known;
  return {
    holds,
    lines: [
      `Seal of ${content.sealedAt}, ${String(content.heads)} cases`,
      said(signed, 'The signature is that of the key', 'the signature is not that of the key'),
      said(whole, 'The chain ends are those that were signed', 'other chain ends were signed'),
      said(known, `Key ${proof.key}`, `signed by another key: ${proof.key}`),
      ...(key === null ? ['Compare the key with the one that was noted outside.'] : []),
    ],
    json: {
      holds,
      signed,
      whole,
      key: proof.key,
      sealedAt: content.sealedAt,
      heads: content.heads,
    },
  };
}
