import type { FormValues } from './form-model.ts';
import { isRecord } from '../../domain/is-record.ts';

/** What somebody typed for a task and has not submitted; `at` in epoch milliseconds. */
export interface Draft {
  readonly values: FormValues;
  /** What the server gave when the typing began: whether it changed since decides what a submission must ask. */
  readonly given: FormValues;
  readonly outcome: string | null;
  readonly version: number;
  readonly at: number;
}

const prefix = 'bihuan.draft.';
const keptMillis = 14 * 24 * 60 * 60_000;

export function parseDraft(text: string | null): Draft | null {
  let kept: unknown = null;
  try {
    kept = JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
  if (!isRecord(kept) || !isRecord(kept['values']) || typeof kept['at'] !== 'number') {
    return null;
  }
  const { values, given, outcome, version, at } = kept;
  return {
    values,
    given: isRecord(given) ? given : {},
    outcome: typeof outcome === 'string' ? outcome : null,
    version: typeof version === 'number' ? version : 0,
    at,
  };
}

/** Drafts of one person on this device. They outlive sign-outs and are forgotten after two weeks. */
export interface DraftStore {
  readonly read: (task: string) => Draft | null;
  readonly write: (task: string, draft: Draft) => void;
  readonly clear: (task: string) => void;
}

export function createDraftStore(person: string, storage: Storage, now: number): DraftStore {
  const own = `${prefix}${person}.`;
  for (const key of Object.keys(storage)) {
    const old = key.startsWith(prefix) ? parseDraft(storage.getItem(key)) : null;
    if (old !== null && now - old.at > keptMillis) {
      storage.removeItem(key);
    }
  }
  return {
    read: (task) => parseDraft(storage.getItem(own + task)),
    write: (task, draft) => {
      storage.setItem(own + task, JSON.stringify(draft));
    },
    clear: (task) => {
      storage.removeItem(own + task);
    },
  };
}
