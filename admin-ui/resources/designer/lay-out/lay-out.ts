import { drawContainer, type Bounds, type Drawing } from './draw-container.ts';
import { childrenOf, idOf, model } from './model-nodes.ts';

const di = 'http://www.omg.org/spec/BPMN/20100524/DI';
const dc = 'http://www.omg.org/spec/DD/20100524/DC';
const dd = 'http://www.omg.org/spec/DD/20100524/DI';

const margin = 80;
/** The name of a pool stands in its first 30. */
const poolHead = 30;
const poolGap = 60;
const emptyPool = { width: 600, height: 120 };

const moved = ({ x, y, width, height }: Bounds, by: { x: number; y: number }): Bounds => ({
  x: x + by.x,
  y: y + by.y,
  width,
  height,
});

class Plane {
  readonly #document: Document;
  readonly #plane: Element;
  readonly #shapes = new Map<string, Bounds>();

  constructor(document: Document, of: string) {
    this.#document = document;
    const diagram = document.createElementNS(di, 'bpmndi:BPMNDiagram');
    this.#plane = document.createElementNS(di, 'bpmndi:BPMNPlane');
    this.#plane.setAttribute('bpmnElement', of);
    diagram.append(this.#plane);
    document.documentElement.append(diagram);
  }

  shape(id: string, bounds: Bounds, more: Readonly<Record<string, string>> = {}): void {
    const shape = this.#document.createElementNS(di, 'bpmndi:BPMNShape');
    shape.setAttribute('bpmnElement', id);
    for (const [name, value] of Object.entries(more)) {
      shape.setAttribute(name, value);
    }
    const drawn = this.#document.createElementNS(dc, 'dc:Bounds');
    for (const [name, value] of Object.entries(bounds)) {
      drawn.setAttribute(name, String(value));
    }
    shape.append(drawn);
    this.#plane.append(shape);
    this.#shapes.set(id, bounds);
  }

  drawing({ shapes, expanded }: Drawing, by: { x: number; y: number }): void {
    for (const [id, bounds] of shapes) {
      this.shape(id, moved(bounds, by), expanded.has(id) ? { isExpanded: 'true' } : {});
    }
  }

  /** A straight line from the right of one to the left of the other; the modeler lays it around corners. */
  edge(id: string, from: string, to: string): void {
    const [source, target] = [this.#shapes.get(from), this.#shapes.get(to)];
    if (source === undefined || target === undefined) {
      return;
    }
    const edge = this.#document.createElementNS(di, 'bpmndi:BPMNEdge');
    edge.setAttribute('bpmnElement', id);
    for (const [x, y] of [
      [source.x + source.width, source.y + source.height / 2],
      [target.x, target.y + target.height / 2],
    ]) {
      const point = this.#document.createElementNS(dd, 'di:waypoint');
      point.setAttribute('x', String(x));
      point.setAttribute('y', String(y));
      edge.append(point);
    }
    this.#plane.append(edge);
  }
}

const processOf = (document: Document, id: string | null): Element | undefined =>
  childrenOf(document.documentElement, ['process']).find((process) => idOf(process) === id);

function drawPools(document: Document, plane: Plane, collaboration: Element): void {
  let y = margin;
  for (const pool of childrenOf(collaboration, ['participant'])) {
    const process = processOf(document, pool.getAttribute('processRef'));
    const drawn = process === undefined ? null : drawContainer(process, poolHead);
    const size = drawn ?? { ...emptyPool, lanes: new Map<string, Bounds>() };
    const { width, height } = size;
    plane.shape(idOf(pool), { x: margin, y, width, height }, { isHorizontal: 'true' });
    for (const [lane, bounds] of size.lanes) {
      plane.shape(lane, moved(bounds, { x: margin, y }), { isHorizontal: 'true' });
    }
    if (drawn !== null) {
      plane.drawing(drawn, { x: margin, y });
    }
    y += height + poolGap;
  }
}

const referred = (edge: Element, name: string): string =>
  edge.getAttribute(name) ?? edge.getElementsByTagNameNS(model, name)[0]?.textContent.trim() ?? '';

/** What data goes into or out of stands around the association. */
function endsOf(edge: Element): readonly [string, string] {
  const owner = edge.parentElement === null ? '' : idOf(edge.parentElement);
  const [source, target] = [referred(edge, 'sourceRef'), referred(edge, 'targetRef')];
  if (edge.localName === 'dataInputAssociation') {
    return [source, owner];
  }
  return edge.localName === 'dataOutputAssociation' ? [owner, target] : [source, target];
}

const edges = [
  'sequenceFlow',
  'messageFlow',
  'association',
  'dataInputAssociation',
  'dataOutputAssociation',
];

/**
 * The same diagram with a drawing made for it: pools below one another, lanes, nodes in columns by the way to them.
 * Null for a text that is no BPMN, or has no process.
 */
export function laidOut(xml: string): string | null {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const [process] = childrenOf(document.documentElement, ['process']);
  if (document.documentElement.localName !== 'definitions' || process === undefined) {
    return null;
  }
  for (const old of document.querySelectorAll('BPMNDiagram')) {
    old.remove();
  }
  const [collaboration] = childrenOf(document.documentElement, ['collaboration']);
  const plane = new Plane(document, idOf(collaboration ?? process));
  if (collaboration === undefined) {
    const drawn = drawContainer(process, 0);
    for (const [lane, bounds] of drawn.lanes) {
      plane.shape(lane, moved(bounds, { x: margin, y: margin }), { isHorizontal: 'true' });
    }
    plane.drawing(drawn, { x: margin, y: margin });
  } else {
    drawPools(document, plane, collaboration);
  }
  for (const name of edges) {
    for (const edge of document.getElementsByTagNameNS(model, name)) {
      plane.edge(idOf(edge), ...endsOf(edge));
    }
  }
  return new XMLSerializer().serializeToString(document);
}
