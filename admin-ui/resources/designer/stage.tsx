import type { ReactNode, RefObject } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { CanvasTools } from './canvas/canvas-tools.tsx';
import type { DesignerCanvas } from './canvas/designer-canvas.ts';
import type { TextState } from './use-text.ts';
import { XmlView } from './xml-view.tsx';

export interface StageProps {
  readonly host: RefObject<HTMLElement | null>;
  /** Null while the text stands in place of the drawing. */
  readonly canvas: DesignerCanvas | null;
  readonly hidden: boolean;
  readonly xml: string;
  readonly readOnly: boolean;
  readonly text: TextState;
  /** At the lower edge of the drawing. */
  readonly children?: ReactNode;
}

/** The drawing, or the text in its place; the drawing stays behind it. */
export function Stage({ host, canvas, hidden, xml, readOnly, text, children }: StageProps) {
  const { t } = useWords();
  return (
    <section className="bh-designer-canvas" aria-label={t('designer.canvas')} hidden={hidden}>
      <figure
        ref={host}
        className="bh-diagram bh-designer-host"
        data-region="canvas"
        hidden={text.shown}
      />
      {canvas === null ? null : (
        <CanvasTools
          canvas={canvas}
          readOnly={readOnly}
          canUndoText={text.canUndo}
          undoText={text.undo}
          showText={text.show}
        />
      )}
      {text.shown ? (
        <XmlView
          key={xml}
          xml={xml}
          readOnly={readOnly}
          why={text.why}
          onType={text.type}
          onApply={text.apply}
          onClose={text.why === null ? text.close : undefined}
          onUndo={text.why !== null && text.canUndo && !readOnly ? text.undo : undefined}
        />
      ) : null}
      {children}
    </section>
  );
}
