import type { Channel } from '../../../domain/stages.ts';
import { parseDraft, type OpenCaseDraft } from './open-case-draft.ts';
import { isRecord } from '../../../domain/is-record.ts';
import { keepText } from '../../providers/keep-text.ts';

/**
 * Drafts of a person and seat, as many as were set aside; they hold phone numbers, so they never leave the machine,
 * go when they are sent, and are forgotten after two weeks (`forms/forget-old.ts`).
 */
const prefixOf = (seat: string): string => `bihuan.open-case.${seat}#`;
const keyOf = (seat: string, id: string): string => prefixOf(seat) + id;

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

function read(key: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

const timeOf = (kept: Readonly<Record<string, unknown>>): number | null =>
  typeof kept['at'] === 'number' ? kept['at'] : null;

function attemptOf(value: unknown): Attempt | null {
  return isRecord(value) && typeof value['body'] === 'string' && typeof value['key'] === 'string'
    ? { body: value['body'], key: value['key'] }
    : null;
}

export function readKept(seat: string, id: string, channel: Channel): Kept {
  const kept = read(keyOf(seat, id));
  return {
    draft: parseDraft(kept['draft'], channel),
    at: timeOf(kept),
    attempt: attemptOf(kept['attempt']),
  };
}

/** When a draft was last kept, by this page or another one; null: it is not there. */
export const keptAt = (seat: string, id: string): number | null => timeOf(read(keyOf(seat, id)));

/** False when the device has no room for it. */
export const keepDraft = (seat: string, id: string, kept: Kept): boolean =>
  keepText(localStorage, keyOf(seat, id), JSON.stringify(kept));

export function forgetDraft(seat: string, id: string): void {
  localStorage.removeItem(keyOf(seat, id));
}

export interface UnsentDraft {
  readonly id: string;
  readonly draft: OpenCaseDraft;
  /** Epoch milliseconds, server's time. */
  readonly at: number;
}

/** Everything that is kept of a seat, newest first. */
export function unsentDrafts(seat: string, channel: Channel): readonly UnsentDraft[] {
  const ids = Object.keys(localStorage)
    .filter((key) => key.startsWith(prefixOf(seat)))
    .map((key) => key.slice(prefixOf(seat).length));
  return ids
    .flatMap((id) => {
      const { draft, at } = readKept(seat, id, channel);
      return at === null ? [] : [{ id, draft, at }];
    })
    .toSorted((one, other) => other.at - one.at);
}

/** The key for a body: that of the last attempt when nothing was changed since, else a new one. */
export function attemptFor(body: string, last: Attempt | null, newKey: () => string): Attempt {
  return last !== null && last.body === body ? last : { body, key: newKey() };
}
