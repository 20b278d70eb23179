import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { LedgerEntry } from '../../../api/contract/cases.ts';
import { useSearch } from '../../providers/use-search.ts';
import { useShortcuts } from '../../layout/keyboard/shortcuts.ts';
import { indexOf, parseAt, placeAt, playFrom, stepped, type ReplayAt } from './replay.ts';

export interface Replay {
  readonly seqs: readonly number[];
  /** Null at present. */
  readonly at: ReplayAt;
  readonly index: number;
  /** `seq` of the entry that is looked at; null while there is none. */
  readonly current: number | null;
  readonly playing: boolean;
  readonly goTo: (seq: number) => void;
  readonly goToIndex: (index: number) => void;
  readonly toPresent: () => void;
  readonly step: (by: -1 | 1) => void;
  readonly togglePlay: () => void;
}

const stepMillis = 900;
const pageLevel = 1;

/** `at` of the address, and what sets it. */
function useAddress(seqs: readonly number[]): {
  readonly at: ReplayAt;
  readonly place: (next: ReplayAt) => void;
} {
  const [search, setSearch] = useSearch();
  const place = useCallback(
    (next: ReplayAt) => {
      setSearch((now) => {
        if (next === null) {
          now.delete('at');
        } else {
          now.set('at', String(next));
        }
        return now;
      });
    },
    [setSearch],
  );
  return { at: parseAt(search.get('at'), seqs), place };
}

interface Course {
  readonly seqs: readonly number[];
  readonly at: ReplayAt;
  readonly place: (next: ReplayAt) => void;
  readonly finish: () => void;
}

/** Goes one entry on after each rest, until the present is reached. */
function usePlaying(playing: boolean, { seqs, at, place, finish }: Course): void {
  const finished = useEffectEvent(finish);
  useEffect(() => {
    if (!playing) {
      return undefined;
    }
    const timer = setTimeout(() => {
      const next = stepped(seqs, at, 1);
      place(next);
      if (next === null) {
        finished();
      }
    }, stepMillis);
    return () => {
      clearTimeout(timer);
    };
  }, [playing, at, seqs, place]);
}

/**
 * The one place of slider, diagram and ledger: `at` in the address. Space plays, `[` and `]` step
 * (screens section 6).
 */
export function useReplay(entries: readonly LedgerEntry[]): Replay {
  const seqs = useMemo(() => entries.map((entry) => entry.seq), [entries]);
  const { at, place } = useAddress(seqs);
  const index = indexOf(seqs, at);
  const [wantsPlay, setWantsPlay] = useState(false);
  const playing = wantsPlay && seqs.length > 1;

  usePlaying(playing, {
    seqs,
    at,
    place,
    finish: () => {
      setWantsPlay(false);
    },
  });

  const rest = (next: ReplayAt): void => {
    setWantsPlay(false);
    place(next);
  };
  const togglePlay = (): void => {
    if (!playing) {
      place(playFrom(seqs, at));
    }
    setWantsPlay(!playing);
  };
  const step = (by: -1 | 1): void => {
    rest(stepped(seqs, at, by));
  };
  useShortcuts(
    {
      ' ': togglePlay,
      '[': () => {
        step(-1);
      },
      ']': () => {
        step(1);
      },
    },
    pageLevel,
  );
  return {
    seqs,
    at,
    index,
    current: seqs[index] ?? null,
    playing,
    goTo: (seq) => {
      rest(parseAt(String(seq), seqs));
    },
    goToIndex: (wanted) => {
      rest(placeAt(seqs, wanted));
    },
    toPresent: () => {
      rest(null);
    },
    step,
    togglePlay,
  };
}
