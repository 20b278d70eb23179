import type { FormValues } from './form-model.ts';
import { isRecord } from '../../domain/is-record.ts';
import { keepText } from '../providers/keep-text.ts';

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

/** Drafts of one person on this device. They outlive sign-outs and are forgotten after two weeks (`forget-old.ts`). */
export interface DraftStore {
  readonly read: (task: string) => Draft | null;
  /** False when the device has no room for it. */
  readonly write: (task: string, draft: Draft) => boolean;
  readonly clear: (task: string) => void;
}

export function createDraftStore(person: string, storage: Storage): DraftStore {
  const own = `${prefix}${person}.`;
  return {
    read: (task) => parseDraft(storage.getItem(own + task)),
    write: (task, draft) => keepText(storage, own + task, JSON.stringify(draft)),
    clear: (task) => {
      storage.removeItem(own + task);
    },
  };
}
