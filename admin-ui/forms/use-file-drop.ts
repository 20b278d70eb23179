import { useEffect, useRef, useState, type RefObject } from 'react';

/** Files that are dropped onto an element; tells whether something hovers over it. */
export function useFileDrop(
  element: RefObject<HTMLElement | null>,
  take: (files: readonly File[]) => void,
): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const at = element.current;
    const hover = (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    };
    const leave = (): void => {
      setOver(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    at?.addEventListener('dragover', hover);
    at?.addEventListener('dragleave', leave);
    at?.addEventListener('drop', drop);
    return () => {
      at?.removeEventListener('dragover', hover);
      at?.removeEventListener('dragleave', leave);
      at?.removeEventListener('drop', drop);
    };
  }, [element]);
  return over;
}
