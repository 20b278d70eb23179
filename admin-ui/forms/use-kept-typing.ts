import { useCallback, useState } from 'react';
import { isRecord } from '../../domain/is-record.ts';
import { ticker } from '../clocks/ticker.ts';
import { keepText } from '../providers/keep-text.ts';
import { useSession } from '../providers/session.ts';

/** Where it is kept what a person has typed into a form of this name. */
export const placeOfTyping = (person: string, name: string): string =>
  `bihuan.typing.${person}.${name}`;

/**
 * What a person has typed into a form and not sent, kept on this device until it is sent or given
 * up: a closed panel, the back button or a lost session lose nothing. Null: nothing is kept.
 */
export function useKeptTyping<T>(
  name: string,
  parse: (kept: unknown) => T | null,
): readonly [T | null, (value: T | null) => void] {
  const { user } = useSession();
  const place = placeOfTyping(user.id, name);
  const [typed, setTyped] = useState(() => ({ place, value: read(place, parse) }));
  const current = typed.place === place ? typed.value : read(place, parse);
  const keep = useCallback(
    (value: T | null): void => {
      write(place, value);
      setTyped({ place, value });
    },
    [place],
  );
  return [current, keep];
}

function write(place: string, value: unknown): void {
  // Where the device is full, what is typed stays on the page.
  if (
    value === null ||
    !keepText(localStorage, place, JSON.stringify({ at: ticker.now(), value }))
  ) {
    localStorage.removeItem(place);
  }
}

function read<T>(place: string, parse: (kept: unknown) => T | null): T | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    return isRecord(kept) && kept['value'] !== undefined ? parse(kept['value']) : null;
  } catch {
    return null;
  }
}
