import { useEffect, useRef, useState } from 'react';
import type { DesignerCanvas } from './canvas/designer-canvas.ts';

const restMillis = 250;
const nothing = async (): Promise<void> => Promise.resolve();

/** The diagram as text, a moment after its last change; `begun` until something has changed. */
export function useWrittenXml(
  canvas: DesignerCanvas | null,
  begun: string,
  onWritten: (xml: string) => void,
): {
  readonly xml: string;
  readonly replace: (xml: string) => void;
  /** Writes at once what waits to be written. */
  readonly flush: () => Promise<void>;
} {
  const [xml, setXml] = useState(begun);
  const written = useRef(onWritten);
  const pending = useRef<() => Promise<void>>(nothing);
  useEffect(() => {
    written.current = onWritten;
  }, [onWritten]);
  useEffect(() => {
    if (canvas === null) {
      return undefined;
    }
    let rest: ReturnType<typeof setTimeout> | undefined;
    let changes = canvas.changes();
    const write = async (): Promise<void> => {
      clearTimeout(rest);
      pending.current = nothing;
      const text = await canvas.xml();
      setXml(text);
      written.current(text);
    };
    const leave = canvas.subscribe(() => {
      if (canvas.changes() !== changes) {
        changes = canvas.changes();
        clearTimeout(rest);
        pending.current = write;
        rest = setTimeout(() => {
          void write();
        }, restMillis);
      }
    });
    // What was drawn a moment ago is still to be kept.
    const writeLast = (): void => {
      void pending.current();
    };
    // A page that goes is hidden behind its `pagehide`, in which a field that is being typed in is still written.
    document.addEventListener('visibilitychange', writeLast);
    return () => {
      document.removeEventListener('visibilitychange', writeLast);
      leave();
      writeLast();
    };
  }, [canvas]);
  return {
    xml,
    flush: async () => pending.current(),
    replace: (text) => {
      setXml(text);
      written.current(text);
    },
  };
}
