import { canonicalJson } from '../domain/ledger/canonical-json.ts';
import { sha256 } from '../migrations/sha256.ts';

/** SHA-256 of the canonical JSON of a value: the same whatever the order of its keys. */
export const canonicalHash = (value: unknown): string => sha256(canonicalJson(value));
