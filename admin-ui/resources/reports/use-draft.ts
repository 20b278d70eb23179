import { useRef, useState } from 'react';
import { ticker } from '../../clocks/ticker.ts';
import type { Channel } from '../../../domain/stages.ts';
import { useKeptSoon } from '../../forms/use-kept-soon.ts';
import { attemptFor, forgetDraft, keepDraft, readKept, type Attempt } from './kept-draft.ts';
import { emptyDraft, isTouched, type OpenCaseDraft } from './open-case-draft.ts';

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
  const giveUp = useKeptSoon(isTouched(draft) ? draft : null, (last) => {
    const at = ticker.now();
    keepDraft(person, { draft: last, at, attempt: attempt.current });
    setKeptAt(at);
  });
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
      giveUp();
      forgetDraft(person);
      setDraft(emptyDraft(draft.channel));
      setKeptAt(null);
    },
  };
}
