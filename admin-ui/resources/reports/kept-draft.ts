import type { Channel } from '../../../domain/stages.ts';
import { parseDraft, type OpenCaseDraft } from './open-case-draft.ts';
import { isRecord } from '../../../domain/is-record.ts';

/** One draft a person and seat; it holds a phone number, so it never leaves the machine and goes when it is sent. */
const keyOf = (person: string): string => `bihuan.open-case.${person}`;

interface Kept {
  readonly draft: OpenCaseDraft;
  /** Epoch milliseconds, server's time. */
  readonly at: number | null;
  /** The last attempt, so that sending again after silence acts once (`Idempotency-Key`). */
  readonly attempt: Attempt | null;
}

export interface Attempt {
  readonly body: string;
  readonly key: string;
}

function read(person: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? 'null');
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function attemptOf(value: unknown): Attempt | null {
  return isRecord(value) && typeof value['body'] === 'string' && typeof value['key'] === 'string'
    ? { body: value['body'], key: value['key'] }
    : null;
}

export function readKept(person: string, channel: Channel): Kept {
  const kept = read(person);
  return {
    draft: parseDraft(kept['draft'], channel),
    at: typeof kept['at'] === 'number' ? kept['at'] : null,
    attempt: attemptOf(kept['attempt']),
  };
}

export function keepDraft(person: string, kept: Kept): void {
  localStorage.setItem(keyOf(person), JSON.stringify(kept));
}

export function forgetDraft(person: string): void {
  localStorage.removeItem(keyOf(person));
}

/** The key for a body: that of the last attempt when nothing was changed since, else a new one. */
export function attemptFor(body: string, last: Attempt | null, newKey: () => string): Attempt {
  return last !== null && last.body === body ? last : { body, key: newKey() };
}
