import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ticker } from '../../clocks/ticker.ts';
import type { Channel } from '../../../domain/stages.ts';
import { useKeptSoon } from '../../forms/use-kept-soon.ts';
import {
  attemptFor,
  forgetDraft,
  keepDraft,
  keptAt as keptElsewhereAt,
  readKept,
  unsentDrafts,
  type Attempt,
  type UnsentDraft,
} from './kept-draft.ts';
import { emptyDraft, isTouched, type OpenCaseDraft } from './open-case-draft.ts';

/** Where a draft is written: a person at a seat, and which of their drafts. */
export interface DraftPlace {
  readonly seat: string;
  readonly id: string;
}

/** Which draft is in the hand of a seat: the one that was kept last, until another is taken up or begun. */
export function useDraftPlace(
  seat: string,
  channel: Channel,
): { readonly place: DraftPlace; readonly takeUp: (id: string | null) => void } {
  const [id, setId] = useState(() => unsentDrafts(seat, channel)[0]?.id ?? crypto.randomUUID());
  return {
    place: { seat, id },
    takeUp: (other) => {
      setId(other ?? crypto.randomUUID());
    },
  };
}

export interface DraftInHand {
  readonly draft: OpenCaseDraft;
  readonly change: (part: Partial<OpenCaseDraft>) => void;
  /** A file arrived; others may have come meanwhile. */
  readonly addFile: (file: OpenCaseDraft['attachments'][number]) => void;
  /** When it was last kept; null while there is nothing to keep. */
  readonly keptAt: number | null;
  /** What else of this seat is unsent, newest first. */
  readonly others: readonly UnsentDraft[];
  /** The key for sending this body. */
  readonly keyFor: (body: unknown) => string;
  readonly startAnew: () => void;
}

interface Keeper {
  /** When it was last kept; null: never, the device has no room. */
  readonly keep: (draft: OpenCaseDraft, attempt: Attempt | null) => number | null;
  readonly forget: () => void;
  readonly others: readonly UnsentDraft[];
}

/** Writes one draft of the device, and knows the others. */
function useKeeper({ seat, id }: DraftPlace, channel: Channel): Keeper {
  const own = useRef(id);
  const [known] = useState(() => keptElsewhereAt(seat, id));
  const last = useRef(known);
  const [others, setOthers] = useState<readonly UnsentDraft[]>([]);
  const relist = (): void => {
    const all = unsentDrafts(seat, channel);
    setOthers(all.filter((each) => each.id !== own.current));
  };
  const list = useEffectEvent(relist);
  useEffect(() => {
    // The draft that was in the hand before has been kept by now.
    const heard = (): void => {
      list();
    };
    heard();
    window.addEventListener('storage', heard);
    return () => {
      window.removeEventListener('storage', heard);
    };
  }, []);
  return {
    others,
    keep: (draft, attempt) => {
      // Another page wrote or sent it meanwhile: what stands here becomes a draft of its own.
      if (keptElsewhereAt(seat, own.current) !== last.current) own.current = crypto.randomUUID();
      const at = ticker.now();
      if (keepDraft(seat, own.current, { draft, at, attempt })) last.current = at;
      relist();
      return last.current;
    },
    forget: () => {
      // What another page has written since is theirs.
      if (keptElsewhereAt(seat, own.current) === last.current) forgetDraft(seat, own.current);
      own.current = crypto.randomUUID();
      last.current = null;
      relist();
    },
  };
}

/** A draft of this person on this seat: kept while it is written, gone when it was sent. Give its place as key. */
export function useDraft(place: DraftPlace, channel: Channel): DraftInHand {
  const [first] = useState(() => readKept(place.seat, place.id, channel));
  const [draft, setDraft] = useState(first.draft);
  const [keptAt, setKeptAt] = useState(first.at);
  const attempt = useRef<Attempt | null>(first.attempt);
  const keeper = useKeeper(place, channel);
  const giveUp = useKeptSoon(isTouched(draft) ? draft : null, (last) => {
    setKeptAt(keeper.keep(last, attempt.current));
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
    others: keeper.others,
    keyFor: (body) => {
      attempt.current = attemptFor(JSON.stringify(body), attempt.current, () =>
        crypto.randomUUID(),
      );
      keeper.keep(draft, attempt.current);
      return attempt.current.key;
    },
    startAnew: () => {
      attempt.current = null;
      giveUp();
      keeper.forget();
      setDraft(emptyDraft(draft.channel));
      setKeptAt(null);
    },
  };
}
