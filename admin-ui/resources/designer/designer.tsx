import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useShortcuts } from '../../layout/keyboard/shortcuts.ts';
import type { DesignerCanvas } from './canvas/designer-canvas.ts';
import { Palette } from './canvas/palette.tsx';
import type { CheckFinding } from './check/check-diagram.ts';
import { createFindingMarks } from './check/finding-marks.ts';
import { FindingsPanel, type OfferedMend } from './check/findings-panel.tsx';
import { useCheck, type CheckState } from './check/use-check.ts';
import { mendOf } from './mends/mends.ts';
import { sceneOf } from './mends/scene-of.ts';
import { textMendOf } from './mends/text-mends.ts';
import { PropertyPanel } from './properties/property-panel.tsx';
import { TrialView } from './rehearsal/trial-view.tsx';
import { useTrial } from './rehearsal/use-trial.ts';
import { Stage } from './stage.tsx';
import { useSurroundings } from './surroundings.ts';
import { useCanvasNews, useDesignerCanvas } from './use-designer-canvas.ts';
import { useNameOf } from './use-name-of.ts';
import { useText, type TextState } from './use-text.ts';
import { useWrittenXml } from './use-written-xml.ts';
import '../../diagram/diagram.css';
import './designer.css';
import './head.css';
import './pad.css';
import './palette.css';
import './panels.css';

/** What the head is drawn by. */
export interface DesignerState {
  readonly check: CheckState;
  /** Null while there are errors: they cannot be rehearsed. */
  readonly toggleRehearsal: (() => void) | null;
  readonly rehearses: boolean;
  /** Tells `onChange` at once of what was drawn a moment ago. */
  readonly flush: () => Promise<void>;
}

export interface DesignerProps {
  /** BPMN 2.0 XML that it begins with. */
  readonly xml: string;
  readonly readOnly: boolean;
  /** The diagram after each change, a moment later. */
  readonly onChange: (xml: string) => void;
  /** Ctrl+S, after `onChange` was told of everything. */
  readonly onSave?: (() => void) | undefined;
  /** What the server has found besides. */
  readonly alsoFound?: readonly CheckFinding[] | undefined;
  /** Where it is compared with what is published. */
  readonly differences?: string | undefined;
  /** The element that is looked at first. */
  readonly look?: string | null | undefined;
  /** What the head has beside the state: the way to publishing. */
  readonly renderHead: (state: DesignerState) => ReactNode;
  /** What lies over the drawing, at its lower edge. */
  readonly children?: ReactNode;
}

/** Numbers and colors of the findings on the canvas. */
function useMarks(canvas: DesignerCanvas | null, { result }: CheckState): void {
  const marks = useMemo(() => (canvas === null ? null : createFindingMarks(canvas.get)), [canvas]);
  useEffect(() => {
    marks?.mark(result?.findings ?? []);
  }, [marks, result]);
}

/** What mends a finding: in the text where the drawing does not have it, else on the canvas. */
function mendsOn(
  canvas: DesignerCanvas | null,
  xml: string,
  text: TextState,
): (finding: CheckFinding) => OfferedMend | null {
  return (finding) => {
    const ofText = textMendOf(finding, xml);
    if (ofText !== null) {
      const { word, xml: mended } = ofText;
      return {
        word,
        press: () => {
          text.apply(mended);
        },
      };
    }
    const scene = canvas === null ? null : sceneOf(canvas, finding);
    const mend = scene === null ? null : mendOf(scene);
    return scene === null || mend === null
      ? null
      : {
          word: mend.word,
          press: () => {
            canvas?.edit((edit) => {
              mend.apply(scene, edit);
            });
          },
        };
  };
}

/** Palette and properties of what is drawn on. */
function Sides({
  canvas,
  readOnly,
}: {
  readonly canvas: DesignerCanvas | null;
  readonly readOnly: boolean;
}) {
  return canvas === null ? null : (
    <>
      {readOnly ? null : <Palette canvas={canvas} />}
      <PropertyPanel canvas={canvas} readOnly={readOnly} />
    </>
  );
}

const keyOf = ({ code, elementId, params }: CheckFinding): string =>
  JSON.stringify([code, elementId, params]);

/** Findings of this page, then what only the server has found. */
function useAll(check: CheckState, alsoFound: readonly CheckFinding[] | undefined): CheckState {
  return useMemo(() => {
    const { result } = check;
    const known = new Set(result?.findings.map(keyOf));
    const more = (alsoFound ?? []).filter((finding) => !known.has(keyOf(finding)));
    return result === null || more.length === 0
      ? check
      : { ...check, result: { ...result, findings: [...result.findings, ...more] } };
  }, [check, alsoFound]);
}

/** Shows one element when the diagram is drawn. */
function useFirstLook(canvas: DesignerCanvas | null, element: string | null | undefined): void {
  useEffect(() => {
    if (element !== null && element !== undefined) {
      canvas?.show(element);
    }
  }, [canvas, element]);
}

/** Ctrl+S: what is typed is drawn, what is drawn is told of, then it is saved. */
function useSaveKey(
  text: TextState,
  flush: () => Promise<void>,
  onSave: (() => void) | undefined,
): void {
  const save = async (): Promise<void> => {
    if (text.typed !== null) {
      text.apply(text.typed);
    }
    await flush();
    onSave?.();
  };
  useShortcuts({ 'Ctrl+s': () => void save() }, 1);
}

/** Canvas, palette, properties and findings of one procedure. */
export function Designer(props: DesignerProps) {
  const { xml: begun, readOnly, onChange, onSave, children } = props;
  const host = useRef<HTMLElement>(null);
  const { shown, draw } = useDesignerCanvas(host, begun, readOnly);
  const canvas = shown.kind === 'drawn' ? shown.canvas : null;
  useCanvasNews(canvas);
  const { xml, replace, flush } = useWrittenXml(canvas, begun, onChange);
  const text = useText(shown, xml, (next) => {
    draw(next);
    replace(next);
  });
  const checked = useCheck(text.typed ?? xml, useSurroundings());
  const check = useAll(checked, props.alsoFound);
  useMarks(canvas, check);
  useFirstLook(canvas, props.look);
  const nameOf = useNameOf(canvas);
  const { trial, toggle, play, close } = useTrial(checked);
  const drawn = text.shown || trial !== null ? null : canvas;
  useSaveKey(text, flush, onSave);
  return (
    <div className="bh-designer">
      {props.renderHead({
        check,
        toggleRehearsal: toggle,
        rehearses: trial?.show.kind === 'rehearsal',
        flush,
      })}
      <div className="bh-designer-body">
        <Stage
          host={host}
          canvas={drawn}
          hidden={trial !== null}
          xml={xml}
          readOnly={readOnly}
          text={text}
        >
          {children}
        </Stage>
        {trial === null ? null : (
          <TrialView trial={trial} xml={xml} nameOf={nameOf} onClose={close} />
        )}
        <Sides canvas={drawn} readOnly={readOnly} />
        <FindingsPanel
          check={check}
          readOnly={readOnly || trial !== null}
          nameOf={nameOf}
          selected={drawn?.subject()?.id ?? null}
          mendOf={mendsOn(drawn, text.typed ?? xml, text)}
          onPick={(element) => drawn?.show(element)}
          onPlay={play}
          differences={props.differences}
        />
      </div>
    </div>
  );
}
