import type { RefObject } from 'react';
import { useShortcuts } from './shortcuts.ts';

const pageLevel = 1;

/** J and K walk the rows of a list, Enter and O open the one that has the focus; `row` selects what is focused and pressed. */
export function useRowKeys(list: RefObject<HTMLElement | null>, row: string): void {
  const rows = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>(row) ?? [])];
  const move = (by: 1 | -1) => (): void => {
    const all = rows();
    const here = all.findIndex((each) => each === document.activeElement);
    all[Math.min(all.length - 1, Math.max(0, here + by))]?.focus();
  };
  const open = (): void => {
    rows()
      .find((each) => each === document.activeElement)
      ?.click();
  };
  useShortcuts(
    { j: move(1), ArrowDown: move(1), k: move(-1), ArrowUp: move(-1), o: open },
    pageLevel,
  );
}
