import Modeler from 'bpmn-js/lib/Modeler';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { bhModdle } from '../../../../bpmn/parse/bh-moddle.ts';
import { bpmnNames } from '../../../../bpmn/parse/bpmn-names.ts';
import type { CanvasWordings } from './canvas-wordings.ts';
import { pictureChangeMenu } from './change-menu.ts';
import { addContextPad } from './context-pad.ts';
import { conversationModule } from './conversations/conversation-module.ts';
import { DataTargets } from './data-targets.ts';
import type { Drawable } from './drawing.ts';
import { englishModule } from './english/english-module.ts';
import { together, togetherCommand, togetherHandler, type Edit } from './edit.ts';
import { RoomyPad } from './roomy-pad.ts';
import { named, type Drawn, type Services } from './services.ts';
import { SharedData } from './shared-data.ts';
import { translateModule } from './translate.ts';

/** The modeler with what is said about it; React reads it by `revision`. */
export interface DesignerCanvas {
  readonly get: Edit['get'];
  /** Draws a diagram; rejects when the XML is no BPMN, or has nothing that can be drawn. */
  readonly load: (drawing: Pick<Drawable, 'xml' | 'isLaidOut'>) => Promise<void>;
  readonly xml: () => Promise<string>;
  /** Tells of every change of the diagram, the selection and the view. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly revision: () => number;
  /** Counts changes of the diagram alone. */
  readonly changes: () => number;
  readonly edit: (run: (edit: Edit) => void) => void;
  /** What the properties are shown of: the one selected thing, else the whole. */
  readonly subject: () => Drawn | null;
  readonly show: (element: string) => void;
  readonly destroy: () => void;
}

export interface CanvasOptions {
  readonly host: HTMLElement;
  readonly wordings: CanvasWordings;
  readonly readOnly: boolean;
}

interface Module {
  [service: string]: unknown;
}

/** Nothing of the modeler's own palette and pad; changes are kept from what may only be read. */
function modules({ wordings, readOnly }: CanvasOptions): Module[] {
  const nothing: readonly ['value', object] = ['value', {}];
  const unchanging: readonly ['value', object] = ['value', { start: () => undefined }];
  return [
    translateModule(wordings.modeler),
    conversationModule,
    ...(wordings.english ? [englishModule] : []),
    {
      paletteProvider: nothing,
      contextPadProvider: nothing,
      contextPad: ['type', RoomyPad],
      dataInputAssociationBehavior: ['type', DataTargets],
      sharedData: ['type', SharedData],
      __init__: ['sharedData'],
    },
    ...(readOnly
      ? [
          {
            move: ['value', { start: () => undefined, isActive: () => false }],
            create: unchanging,
            connect: unchanging,
            bendpoints: nothing,
            resize: ['value', { activate: () => undefined }],
            labelEditingProvider: nothing,
            keyboardMoveSelection: nothing,
          },
        ]
      : []),
  ];
}

function createModeler(options: CanvasOptions): Modeler {
  const { fontFamily } = getComputedStyle(options.host);
  return new Modeler({
    container: options.host,
    moddleExtensions: { bh: bhModdle, names: bpmnNames },
    textRenderer: {
      defaultStyle: { fontFamily, fontSize: 14, lineHeight: 1.25 },
      externalStyle: { fontFamily, fontSize: 13, lineHeight: 1.25 },
    },
    additionalModules: modules(options),
  });
}

const viewEvents = ['selection.changed', 'canvas.viewbox.changed', 'import.done', 'root.set'];

/** What happened, counted; whoever listens is told at most once a frame. */
function createNews(): {
  readonly tell: (ofDiagram: boolean) => void;
  readonly subscribe: DesignerCanvas['subscribe'];
  readonly revision: () => number;
  readonly changes: () => number;
} {
  const listeners = new Set<() => void>();
  let revision = 0;
  let changes = 0;
  return {
    tell: (ofDiagram) => {
      revision += 1;
      changes += ofDiagram ? 1 : 0;
      for (const listener of listeners) {
        listener();
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    revision: () => revision,
    changes: () => changes,
  };
}

/** At this scale names can be read; smaller than this the whole is not shown at first. */
const readable = 0.75;
const margin = 24;

/** The whole where it can be read, else its beginning. */
function lookAtStart(get: Edit['get']): void {
  const canvas = get('canvas');
  if (canvas.zoom('fit-viewport', 'auto') >= readable) {
    return;
  }
  const { inner, outer } = canvas.viewbox();
  canvas.viewbox({
    x: inner.x - margin,
    y: inner.y - margin,
    width: outer.width / readable,
    height: outer.height / readable,
  });
}

/** Lays flows around corners; what was never drawn otherwise is no change. */
function layFlows(get: Edit['get']): void {
  const modeling = get('modeling');
  for (const drawn of get('elementRegistry').getAll()) {
    if (drawn.waypoints !== undefined) {
      modeling.layoutConnection(drawn);
    }
  }
  get('commandStack').clear();
}

/** Of a collaboration with one pool, that pool: it stands for the procedure. */
function wholeOf(root: Drawn): Drawn {
  const pools = (root.children ?? []).filter(({ type }) => type === 'bpmn:Participant');
  const [pool] = pools;
  return root.type === 'bpmn:Collaboration' && pools.length === 1 && pool !== undefined
    ? pool
    : root;
}

function shower(get: Edit['get']): (element: string) => void {
  return (id) => {
    const element = get('elementRegistry').get(id);
    if (element === undefined) {
      return;
    }
    const canvas = get('canvas');
    const root = canvas.findRoot(element);
    if (root !== undefined && root !== canvas.getRootElement()) {
      canvas.setRootElement(root);
    }
    canvas.scrollToElement(element, 80);
    get('selection').select(element === canvas.getRootElement() ? [] : [element]);
  };
}

/** A modeler in `host`; this file is loaded with the designer alone. */
export function createDesignerCanvas(options: CanvasOptions): DesignerCanvas {
  const modeler = createModeler(options);
  const get = <N extends keyof Services>(name: N): Services[N] =>
    modeler.get<Services[N]>(name, true);
  const news = createNews();
  const bus = get('eventBus');
  bus.on(viewEvents, () => {
    news.tell(false);
  });
  bus.on('commandStack.changed', () => {
    news.tell(true);
  });
  get('commandStack').register(togetherCommand, togetherHandler);
  if (!options.readOnly) {
    addContextPad(get, options.wordings);
    pictureChangeMenu(get('popupMenu'));
  }
  return {
    get,
    load: async ({ xml, isLaidOut }) => {
      await modeler.importXML(xml);
      if (isLaidOut) {
        layFlows(get);
      }
      lookAtStart(get);
    },
    xml: async () => {
      const { xml } = await modeler.saveXML({ format: true });
      if (xml === undefined) {
        throw new TypeError('Expected the modeler to write XML, but it wrote none');
      }
      return xml;
    },
    subscribe: news.subscribe,
    revision: news.revision,
    changes: news.changes,
    edit: (run) => {
      if (!options.readOnly) {
        together(get, run);
      }
    },
    subject: () => {
      const selected = get('selection').get();
      const [only] = selected;
      if (selected.length > 1) {
        return null;
      }
      return only === undefined ? wholeOf(get('canvas').getRootElement()) : named(only);
    },
    show: shower(get),
    destroy: () => {
      modeler.destroy();
    },
  };
}
