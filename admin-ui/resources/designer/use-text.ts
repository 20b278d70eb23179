import { useState } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { drawnLimit } from './canvas/drawing.ts';
import type { Shown } from './use-designer-canvas.ts';

function useWhy(shown: Shown): string | null {
  const { t } = useWords();
  if (shown.kind === 'no-drawing') {
    return t('designer.state.noDrawing');
  }
  if (shown.kind === 'repeated-id') {
    return t('designer.state.repeatedId', { id: shown.id });
  }
  if (shown.kind === 'too-large') {
    return t('designer.state.tooLarge', { count: shown.count, limit: drawnLimit });
  }
  return shown.kind === 'unreadable' ? `${t('designer.xml.refused')}: ${shown.message}` : null;
}

export interface TextState {
  /** The text stands in place of the drawing: it was asked for, or there is none. */
  readonly shown: boolean;
  readonly why: string | null;
  /** What is typed and not yet drawn. */
  readonly typed: string | null;
  readonly canUndo: boolean;
  readonly show: () => void;
  readonly close: () => void;
  readonly type: (xml: string) => void;
  readonly apply: (xml: string) => void;
  readonly undo: () => void;
}

/** The diagram as text: what is typed, and the texts that were replaced as a whole. */
export function useText(shown: Shown, xml: string, take: (xml: string) => void): TextState {
  const [wanted, setWanted] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [replaced, setReplaced] = useState<readonly string[]>([]);
  const why = useWhy(shown);
  const close = (): void => {
    setTyped(null);
    setWanted(false);
  };
  const draw = (next: string): void => {
    close();
    take(next);
  };
  return {
    shown: wanted || why !== null,
    why,
    typed,
    canUndo: replaced.length > 0,
    show: () => {
      setWanted(true);
    },
    close,
    type: setTyped,
    apply: (next) => {
      setReplaced([...replaced, xml]);
      draw(next);
    },
    undo: () => {
      const last = replaced.at(-1);
      if (last !== undefined) {
        setReplaced(replaced.slice(0, -1));
        draw(last);
      }
    },
  };
}
