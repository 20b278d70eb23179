import { useStore } from 'ra-core';
import { useLayoutEffect, useMemo, type ReactNode } from 'react';
import { createShortcutBoard, ShortcutContext } from './shortcuts.ts';

/** Store key: single-letter keys may be switched off (WCAG 2.1.4). */
export const singleKeysKey = 'keyboard.singleKeys';

/** One listener for the whole page. */
export function Keyboard({ children }: { readonly children: ReactNode }) {
  const [singleKeys] = useStore<boolean>(singleKeysKey, true);
  const board = useMemo(() => createShortcutBoard(), []);
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      board.press(event, singleKeys);
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [board, singleKeys]);
  return <ShortcutContext value={board}>{children}</ShortcutContext>;
}
