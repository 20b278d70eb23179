import { useEffect, useRef, useState } from 'react';
import type { DesignerCanvas } from './canvas/designer-canvas.ts';

const restMillis = 250;

/** The diagram as text, a moment after its last change; `begun` until something has changed. */
export function useWrittenXml(
  canvas: DesignerCanvas | null,
  begun: string,
  onWritten: (xml: string) => void,
): { readonly xml: string; readonly replace: (xml: string) => void } {
  const [xml, setXml] = useState(begun);
  const written = useRef(onWritten);
  useEffect(() => {
    written.current = onWritten;
  }, [onWritten]);
  useEffect(() => {
    if (canvas === null) {
      return undefined;
    }
    let rest: ReturnType<typeof setTimeout> | undefined;
    let changes = canvas.changes();
    let gone = false;
    const write = async (): Promise<void> => {
      const text = await canvas.xml();
      if (!gone) {
        setXml(text);
        written.current(text);
      }
    };
    const leave = canvas.subscribe(() => {
      if (canvas.changes() !== changes) {
        changes = canvas.changes();
        clearTimeout(rest);
        rest = setTimeout(() => {
          void write();
        }, restMillis);
      }
    });
    return () => {
      leave();
      clearTimeout(rest);
      gone = true;
    };
  }, [canvas]);
  return {
    xml,
    replace: (text) => {
      setXml(text);
      written.current(text);
    },
  };
}
