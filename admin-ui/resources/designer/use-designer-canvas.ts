import {
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type RefObject,
} from 'react';
import { useWords } from '../../messages/use-words.ts';
import { canvasWords } from './canvas/canvas-words.ts';
import type { CanvasWordings } from './canvas/canvas-wordings.ts';
import { createDesignerCanvas, type DesignerCanvas } from './canvas/designer-canvas.ts';
import { drawingOf, type Drawable, type Drawing } from './canvas/drawing.ts';

/** What is drawn, or why nothing is. */
export type Shown =
  | { readonly kind: 'loading' }
  | { readonly kind: 'drawn'; readonly canvas: DesignerCanvas }
  | { readonly kind: 'unreadable'; readonly message: string }
  | Exclude<Drawing, Drawable>;

export interface CanvasUse {
  readonly shown: Shown;
  /** Draws a text in place of what is drawn. */
  readonly draw: (xml: string) => void;
}

function useWordings(): CanvasWordings {
  const { t, english } = useWords();
  const [wordings] = useState(() => ({
    english,
    modeler: canvasWords(english),
    padName: t('designer.padName'),
    pad: {
      task: t('designer.pad.task'),
      gateway: t('designer.pad.gateway'),
      end: t('designer.pad.end'),
      timer: t('designer.pad.timer'),
      connect: t('designer.pad.connect'),
      note: t('designer.pad.note'),
      change: t('designer.pad.change'),
      remove: t('designer.pad.remove'),
      laneAbove: t('designer.pad.laneAbove'),
      laneBelow: t('designer.pad.laneBelow'),
      laneTwo: t('designer.pad.laneTwo'),
      laneThree: t('designer.pad.laneThree'),
    },
  }));
  return wordings;
}

async function shownOf(canvas: DesignerCanvas | null, xml: string): Promise<Shown> {
  const drawing = drawingOf(xml);
  if (drawing.kind !== 'drawable' || canvas === null) {
    return drawing.kind === 'drawable' ? { kind: 'loading' } : drawing;
  }
  try {
    await canvas.load(drawing);
    return { kind: 'drawn', canvas };
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : String(failure);
    return { kind: 'unreadable', message };
  }
}

/** The modeler in `host`, with the diagram that it begins with. */
export function useDesignerCanvas(
  host: RefObject<HTMLElement | null>,
  first: string,
  readOnly: boolean,
): CanvasUse {
  const wordings = useWordings();
  const [shown, setShown] = useState<Shown>({ kind: 'loading' });
  const [begun] = useState(first);
  const canvas = useRef<DesignerCanvas | null>(null);
  const draw = useCallback((xml: string): void => {
    const show = async (): Promise<void> => {
      // The text goes first: a drawing that nobody sees would be fitted into nothing.
      setShown((before) => (before.kind === 'drawn' ? before : { kind: 'loading' }));
      setShown(await shownOf(canvas.current, xml));
    };
    void show();
  }, []);
  useEffect(() => {
    if (host.current === null) {
      return undefined;
    }
    const made = createDesignerCanvas({ host: host.current, wordings, readOnly });
    canvas.current = made;
    draw(begun);
    return () => {
      canvas.current = null;
      made.destroy();
    };
  }, [host, wordings, readOnly, draw, begun]);
  return { shown, draw };
}

const never = (): (() => void) => () => undefined;
const zero = (): number => 0;

/** Draws the component anew when something of the canvas has changed. */
export function useCanvasNews(canvas: DesignerCanvas | null): void {
  useSyncExternalStore(canvas?.subscribe ?? never, canvas?.revision ?? zero);
}
