const diagrams = 'http://www.omg.org/spec/BPMN/20100524/DI';
const coordinates = 'http://www.omg.org/spec/DD/20100524/DC';

/** Where a line breaks that nobody has given a width, in units of the drawing (bpmn-js). */
const lineWidth = 90;
/** Of a letter at the size of labels, and what is spared beside a word: what does not fit is broken within. */
const letterWidth = 7.5;
const spare = 8;

interface Span {
  readonly x: number;
  readonly width: number;
}

/** The width that a label needs, in units of the drawing. */
function labelWidth(text: string): number {
  const longest = Math.max(...text.split(/\s+/u).map((word) => word.length));
  const wanted = Math.max(Math.min(text.length * letterWidth, lineWidth), longest * letterWidth);
  return Math.ceil(wanted + spare);
}

/** A label in its room: what stands in the middle of its shape stays there; null `of` for the label of a line. */
export function roomy(label: Span, of: Span | null, text: string): Span {
  const width = Math.max(labelWidth(text), label.width);
  if (width === label.width || of === null) return { x: label.x, width };
  const middle = label.x + label.width / 2;
  const off = middle - (of.x + of.width / 2);
  if (Math.abs(off) < 1) return { x: middle - width / 2, width };
  return { x: off < 0 ? label.x + label.width - width : label.x, width };
}

function spanOf(bounds: Element): Span {
  const numberIn = (name: string): number => Number(bounds.getAttribute(name) ?? Number.NaN);
  return { x: numberIn('x'), width: numberIn('width') };
}

/** Makes the labels of a drawing wide enough for names that are longer than those it was drawn with. */
export function makeLabelRoom(document: XMLDocument, names: ReadonlyMap<string, string>): void {
  for (const label of document.getElementsByTagNameNS(diagrams, 'BPMNLabel')) {
    const shape = label.parentElement;
    const name = names.get(shape?.getAttribute('bpmnElement') ?? '');
    const bounds = label.getElementsByTagNameNS(coordinates, 'Bounds')[0];
    if (shape === null || name === undefined || bounds === undefined) continue;
    const own = [...shape.children].find(({ localName }) => localName === 'Bounds');
    const { x, width } = roomy(spanOf(bounds), own === undefined ? null : spanOf(own), name);
    bounds.setAttribute('x', String(x));
    bounds.setAttribute('width', String(width));
  }
}
