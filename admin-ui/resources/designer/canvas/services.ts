import type { ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';

/** What is drawn: a node, a flow, a label, or the plane itself. */
export interface Drawn {
  readonly id: string;
  readonly type: string;
  readonly businessObject: ModdleElement;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly waypoints?: readonly Point[];
  readonly parent?: Drawn;
  readonly labelTarget?: Drawn;
  /** What stands beside it with its name. */
  readonly label?: Drawn;
  readonly incoming?: readonly Drawn[];
  readonly outgoing?: readonly Drawn[];
  /** Of a line, where it comes from and leads to. */
  readonly source?: Drawn;
  readonly target?: Drawn;
  readonly children?: readonly Drawn[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** From the edges of what it lies on, in units of the drawing. */
export interface OverlayPosition {
  readonly top: number;
  readonly right?: number;
  readonly left?: number;
}

type Properties = Readonly<Record<string, unknown>>;

/** The services of the modeler that are used here, as far as they are. */
export interface Services {
  readonly canvas: {
    viewbox(box?: Box): Box & { readonly scale: number; readonly inner: Box; readonly outer: Box };
    zoom(scale: number | 'fit-viewport', center?: 'auto'): number;
    addMarker(element: string, marker: string): void;
    removeMarker(element: string, marker: string): void;
    scrollToElement(element: Drawn, padding?: number): void;
    getRootElement(): Drawn;
    setRootElement(root: Drawn): void;
    findRoot(element: Drawn): Drawn | undefined;
  };
  readonly elementRegistry: {
    get(id: string): Drawn | undefined;
    getAll(): readonly Drawn[];
  };
  readonly selection: { get(): readonly Drawn[]; select(elements: readonly Drawn[]): void };
  readonly eventBus: {
    on(events: string | readonly string[], listener: (event: never) => unknown): void;
    fire(event: string, about: object): void;
  };
  readonly commandStack: {
    canUndo(): boolean;
    canRedo(): boolean;
    undo(): void;
    redo(): void;
    clear(): void;
    execute(command: string, context: object): void;
    register(command: string, handler: object): void;
  };
  readonly rules: { allowed(rule: string, context: object): unknown };
  readonly modeling: {
    updateProperties(element: Drawn, properties: Properties): void;
    updateModdleProperties(element: Drawn, target: ModdleElement, properties: Properties): void;
    removeElements(elements: readonly Drawn[]): void;
    moveElements(elements: readonly Drawn[], delta: Point): void;
    createShape(shape: Drawn, at: Point, parent: Drawn): Drawn;
    createElements(elements: readonly Drawn[], at: Point, parent: Drawn): readonly Drawn[];
    connect(source: Drawn, target: Drawn, attributes?: object): Drawn;
    layoutConnection(connection: Drawn): void;
    addLane(target: Drawn, location: 'top' | 'bottom'): void;
    splitLane(target: Drawn, count: number): void;
  };
  readonly bpmnFactory: { create(type: string, properties?: Properties): ModdleElement };
  readonly elementFactory: {
    createShape(attributes: object): Drawn;
    createParticipantShape(attributes?: object): Drawn;
  };
  readonly autoPlace: { append(source: Drawn, shape: Drawn): Drawn };
  readonly create: { start(event: Event, shape: Drawn | readonly Drawn[], context?: object): void };
  readonly connect: { start(event: Event, source: Drawn): void };
  readonly contextPad: {
    registerProvider(priority: number, provider: object): void;
  };
  readonly popupMenu: {
    registerProvider(id: string, priority: number, provider: object): void;
    open(target: Drawn, menu: string, position: object, options?: object): void;
  };
  readonly handTool: { activateHand(event: Event): void };
  readonly lassoTool: { activateSelection(event: Event): void };
  readonly spaceTool: {
    activateSelection(event: Event): void;
    calculateAdjustments(
      elements: readonly Drawn[],
      axis: 'x' | 'y',
      delta: number,
      start: number,
    ): { readonly movingShapes: readonly Drawn[]; readonly resizingShapes: readonly Drawn[] };
    makeSpace(
      moving: readonly Drawn[],
      resizing: readonly Drawn[],
      delta: Point,
      direction: 'e' | 's',
      start: number,
    ): void;
  };
  readonly globalConnect: { start(event: Event): void };
  readonly searchPad: { toggle(): void };
  readonly overlays: {
    add(
      element: string,
      kind: string,
      overlay: {
        readonly position: OverlayPosition;
        readonly html: string;
      },
    ): string;
    remove(filter: { readonly type: string }): void;
  };
}

/** Of a label the thing that it names, else the thing itself. */
export function named(drawn: Drawn): Drawn {
  return drawn.labelTarget ?? drawn;
}
