import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { drawnConversations } from './conversations/drawn-conversations.ts';
import { camera, type Box, type View } from './camera.ts';
import { markersOf, type DiagramMarking, type Marker } from './marking.ts';

/** The services of the viewer that are used here, as far as they are. */
interface Canvas {
  viewbox(box?: Box): {
    readonly inner: Box;
    readonly outer: { readonly width: number; readonly height: number };
    readonly scale: number;
  } & Box;
  zoom(scale: number): number;
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
  resized(): void;
}
interface DrawnElement extends Box {
  readonly id: string;
  readonly type: string;
  readonly waypoints?: readonly unknown[];
  /** What is drawn inside it: lanes, an opened sub-process. */
  readonly children?: readonly unknown[];
}
interface ElementRegistry {
  get(id: string): DrawnElement | undefined;
}
interface Overlays {
  add(
    element: string,
    overlay: {
      readonly position: { readonly top: number; readonly right: number };
      readonly html: string;
    },
  ): string;
  remove(id: string): void;
}
interface EventBus {
  on(event: string, listener: (event: { readonly element?: DrawnElement }) => void): void;
}
interface ZoomScroll {
  toggle(enabled: boolean): void;
}

export interface DiagramCanvas {
  /** Draws a diagram; rejects when the XML is no BPMN. */
  readonly load: (xml: string) => Promise<void>;
  readonly mark: (marking: DiagramMarking) => void;
  readonly look: (view: View) => void;
  readonly zoomBy: (factor: number) => void;
  readonly destroy: () => void;
}

const signs: { readonly [M in Marker]?: string } = {
  'bh-done': '<span class="bh-sign done" aria-hidden="true"></span>',
  'bh-active': '<span class="bh-sign active" aria-hidden="true"></span>',
};
/** An element with others inside it is drawn differently. */
const aroundMarker = 'bh-around';
const activity = /Task$|SubProcess$|CallActivity$|Transaction$/;

/** Marks and signs that are drawn now, so that only what differs is touched. */
function createMarks(viewer: NavigatedViewer): (marking: DiagramMarking) => void {
  const canvas = viewer.get<Canvas>('canvas', true);
  const registry = viewer.get<ElementRegistry>('elementRegistry', true);
  const overlays = viewer.get<Overlays>('overlays', true);
  const drawn = new Map<string, { readonly marker: Marker; readonly sign: string | null }>();

  const erase = (id: string, marker: Marker, sign: string | null): void => {
    canvas.removeMarker(id, marker);
    if (sign !== null) {
      overlays.remove(sign);
    }
    drawn.delete(id);
  };
  const draw = (element: DrawnElement, marker: Marker): void => {
    canvas.addMarker(element.id, marker);
    const around = (element.children?.length ?? 0) > 0;
    if (around) {
      canvas.addMarker(element.id, aroundMarker);
    }
    const html = activity.test(element.type) && !around ? signs[marker] : undefined;
    const sign =
      html === undefined
        ? null
        : overlays.add(element.id, { position: { top: 6, right: 20 }, html });
    drawn.set(element.id, { marker, sign });
  };
  return (marking) => {
    const wanted = markersOf(marking);
    for (const [id, { marker, sign }] of drawn) {
      if (wanted.get(id) !== marker) {
        erase(id, marker, sign);
      }
    }
    for (const [id, marker] of wanted) {
      const element = registry.get(id);
      if (element !== undefined && !drawn.has(id)) {
        draw(element, marker);
      }
    }
  };
}

function boxesOf(registry: ElementRegistry, ids: readonly string[]): readonly Box[] {
  return ids.flatMap((id) => {
    const element = registry.get(id);
    return element === undefined || element.waypoints !== undefined ? [] : [element];
  });
}

/** A read-only diagram in `host`; loaded apart from the rest of the application. */
export function createDiagramCanvas(
  host: HTMLElement,
  onPick: (element: string) => void,
): DiagramCanvas {
  const fontFamily = getComputedStyle(host).fontFamily;
  const viewer = new NavigatedViewer({
    container: host,
    textRenderer: {
      defaultStyle: { fontFamily, fontSize: 14, lineHeight: 1.25 },
      externalStyle: { fontFamily, fontSize: 13, lineHeight: 1.25 },
    },
    zoomScroll: { enabled: false },
    additionalModules: [drawnConversations],
  });
  const canvas = viewer.get<Canvas>('canvas', true);
  const registry = viewer.get<ElementRegistry>('elementRegistry', true);
  viewer.get<EventBus>('eventBus', true).on('element.click', ({ element }) => {
    if (element !== undefined) {
      onPick(element.id);
    }
  });
  const zoomScroll = viewer.get<ZoomScroll>('zoomScroll', true);
  // The wheel moves the picture only while it has the focus, so that the page around it scrolls.
  host.addEventListener('focusin', () => {
    zoomScroll.toggle(true);
  });
  host.addEventListener('focusout', () => {
    zoomScroll.toggle(false);
  });
  let mark = createMarks(viewer);
  return {
    load: async (xml) => {
      await viewer.importXML(xml);
      mark = createMarks(viewer);
    },
    mark: (marking) => {
      mark(marking);
    },
    look: (view) => {
      canvas.resized();
      const { inner, outer } = canvas.viewbox();
      const focus = view.kind === 'follow' ? boxesOf(registry, view.elements) : [];
      const seen = camera({ picture: inner, frame: outer, focus });
      if (seen !== null) {
        canvas.viewbox(seen);
      }
    },
    zoomBy: (factor) => {
      canvas.zoom(Math.min(4, Math.max(0.15, canvas.viewbox().scale * factor)));
    },
    destroy: () => {
      viewer.destroy();
    },
  };
}
