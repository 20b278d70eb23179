import { useEffect, useRef, useState } from 'react';
import { ticker } from '../../clocks/ticker.ts';
import type { Channel } from '../../../domain/stages.ts';
import { attemptFor, forgetDraft, keepDraft, readKept, type Attempt } from './kept-draft.ts';
import { emptyDraft, isTouched, type OpenCaseDraft } from './open-case-draft.ts';

const restMillis = 400;

export interface DraftInHand {
  readonly draft: OpenCaseDraft;
  readonly change: (part: Partial<OpenCaseDraft>) => void;
  /** A file arrived; others may have come meanwhile. */
  readonly addFile: (file: OpenCaseDraft['attachments'][number]) => void;
  /** When it was last kept; null while there is nothing to keep. */
  readonly keptAt: number | null;
  /** The key for sending this body. */
  readonly keyFor: (body: unknown) => string;
  readonly startAnew: () => void;
}

/** The draft of this person on this seat: kept while it is written, gone when it was sent. */
export function useDraft(person: string, channel: Channel): DraftInHand {
  const [first] = useState(() => readKept(person, channel));
  const [draft, setDraft] = useState(first.draft);
  const [keptAt, setKeptAt] = useState(first.at);
  const attempt = useRef<Attempt | null>(first.attempt);
  useEffect(() => {
    if (!isTouched(draft)) {
      return undefined;
    }
    const timer = setTimeout(() => {
      const at = ticker.now();
      keepDraft(person, { draft, at, attempt: attempt.current });
      setKeptAt(at);
    }, restMillis);
    return () => {
      clearTimeout(timer);
    };
  }, [person, draft]);
  return {
    draft,
    change: (part) => {
      setDraft((before) => ({ ...before, ...part }));
    },
    addFile: (file) => {
      setDraft((before) => ({ ...before, attachments: [...before.attachments, file] }));
    },
    keptAt: isTouched(draft) ? keptAt : null,
    keyFor: (body) => {
      attempt.current = attemptFor(JSON.stringify(body), attempt.current, () =>
        crypto.randomUUID(),
      );
      keepDraft(person, { draft, at: ticker.now(), attempt: attempt.current });
      return attempt.current.key;
    },
    startAnew: () => {
      attempt.current = null;
      forgetDraft(person);
      setDraft(emptyDraft(draft.channel));
      setKeptAt(null);
    },
  };
}
