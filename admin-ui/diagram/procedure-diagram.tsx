import AddOutlined from '@mui/icons-material/AddOutlined';
import CenterFocusStrongOutlined from '@mui/icons-material/CenterFocusStrongOutlined';
import FitScreenOutlined from '@mui/icons-material/FitScreenOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import { useTranslate } from 'ra-core';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTongue } from '../clocks/use-wording.ts';
import type { View } from './camera.ts';
import type { DiagramCanvas } from './diagram-canvas.ts';
import { localizedXml } from './localized-xml.ts';
import type { DiagramMarking } from './marking.ts';
import './diagram.css';

export interface ProcedureDiagramProps {
  /** BPMN 2.0 XML with a drawing. */
  readonly xml: string;
  readonly marking: DiagramMarking;
  /** Said for the picture as a whole; the text twin says the rest. */
  readonly label: string;
  /** What to look at where nothing is active: the element that was reached last. */
  readonly latest?: string | undefined;
  readonly onPick?: ((element: string) => void) | undefined;
  /** Begins with the whole picture instead of where the case stands. */
  readonly whole?: boolean;
  /** Shown over the picture, bottom right. */
  readonly children?: ReactNode;
}

type Loading = 'loading' | 'drawn' | 'failed';

interface Drawn {
  readonly state: Loading;
  readonly canvas: DiagramCanvas | null;
}

/** Loads the viewer and draws the diagram; a new picture replaces the old one when it is ready. */
function useCanvas(
  host: React.RefObject<HTMLElement | null>,
  xml: string,
  onPick: (element: string) => void,
): Drawn {
  const [drawn, setDrawn] = useState<Drawn>({ state: 'loading', canvas: null });
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  }, [onPick]);
  useEffect(() => {
    let canvas: DiagramCanvas | null = null;
    let gone = false;
    const left = (): boolean => gone;
    const draw = async (element: HTMLElement): Promise<void> => {
      const { createDiagramCanvas } = await import('./diagram-canvas.ts');
      if (left()) {
        return;
      }
      canvas = createDiagramCanvas(element, (id) => {
        pick.current(id);
      });
      await canvas.load(xml);
      if (!left()) {
        setDrawn({ state: 'drawn', canvas });
      }
    };
    if (host.current !== null) {
      draw(host.current).catch(() => {
        if (!left()) {
          setDrawn({ state: 'failed', canvas: null });
        }
      });
    }
    return () => {
      gone = true;
      canvas?.destroy();
      setDrawn({ state: 'loading', canvas: null });
    };
  }, [host, xml]);
  return drawn;
}

const ignore = (): void => undefined;

/**
 * A read-only BPMN diagram with the marking of a case (screens section 4, bpmn-js). It follows the
 * active elements at a readable size; the whole picture is one press away.
 */
export function ProcedureDiagram({
  xml,
  marking,
  label,
  latest,
  onPick,
  whole = false,
  children,
}: ProcedureDiagramProps) {
  const translate = useTranslate();
  const tongue = useTongue();
  const host = useRef<HTMLElement>(null);
  const shown = useMemo(() => localizedXml(xml, tongue), [xml, tongue]);
  const { state, canvas } = useCanvas(host, shown, onPick ?? ignore);
  const [follows, setFollows] = useState(!whole);
  const focus = marking.active.length > 0 ? marking.active : [latest ?? ''];
  const focusKey = focus.join(' ');

  useEffect(() => {
    canvas?.mark(marking);
  }, [canvas, marking]);

  useEffect(() => {
    const view: View = follows
      ? { kind: 'follow', elements: focusKey.split(' ') }
      : { kind: 'whole' };
    const look = (): void => {
      canvas?.look(view);
    };
    look();
    if (host.current === null || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(look);
    observer.observe(host.current);
    return () => {
      observer.disconnect();
    };
  }, [canvas, follows, focusKey]);

  const look = (wantsFollow: boolean): void => {
    setFollows(wantsFollow);
    canvas?.look(wantsFollow ? { kind: 'follow', elements: focus } : { kind: 'whole' });
  };
  return (
    <div className="bh-diagram">
      <figure
        ref={host}
        className="bh-diagram-host"
        aria-label={label}
        aria-busy={state === 'loading'}
      />
      {state === 'failed' ? (
        <p className="bh-diagram-note" role="alert">
          {translate('cases.diagram.failed')}
        </p>
      ) : null}
      <div className="bh-diagram-tools">
        <Tool
          words={translate('cases.diagram.follow')}
          icon={<CenterFocusStrongOutlined />}
          on={follows}
          act={() => {
            look(true);
          }}
        />
        <Tool
          words={translate('cases.diagram.whole')}
          icon={<FitScreenOutlined />}
          on={!follows}
          act={() => {
            look(false);
          }}
        />
        <Tool
          words={translate('cases.diagram.larger')}
          icon={<AddOutlined />}
          act={() => canvas?.zoomBy(1.25)}
        />
        <Tool
          words={translate('cases.diagram.smaller')}
          icon={<RemoveOutlined />}
          act={() => canvas?.zoomBy(0.8)}
        />
      </div>
      <div className="bh-diagram-over">{children}</div>
    </div>
  );
}

interface ToolProps {
  readonly words: string;
  readonly icon: ReactNode;
  readonly act: () => void;
  readonly on?: boolean;
}

function Tool({ words, icon, act, on }: ToolProps) {
  return (
    <button type="button" title={words} aria-label={words} aria-pressed={on} onClick={act}>
      {icon}
    </button>
  );
}
