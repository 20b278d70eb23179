import { useCallback, useState } from 'react';
import { useSession } from '../providers/session.ts';

/**
 * What a person has typed into a form and not sent, kept on this device until it is sent or given
 * up: a closed panel, the back button or a lost session lose nothing. Null: nothing is kept.
 */
export function useKeptTyping<T>(
  name: string,
  parse: (kept: unknown) => T | null,
): readonly [T | null, (value: T | null) => void] {
  const { user } = useSession();
  const place = `bihuan.typing.${user.id}.${name}`;
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
  try {
    if (value === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(value));
  } catch {
    // The device is full: what is typed stays on the page.
    localStorage.removeItem(place);
  }
}

function read<T>(place: string, parse: (kept: unknown) => T | null): T | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    return kept === null ? null : parse(kept);
  } catch {
    return null;
  }
}
