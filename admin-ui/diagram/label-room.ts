const diagrams = 'http://www.omg.org/spec/BPMN/20100524/DI';
const coordinates = 'http://www.omg.org/spec/DD/20100524/DC';

/** Where a line breaks that nobody has given a width, in units of the drawing (bpmn-js). */
const lineWidth = 90;
/** Of a letter at the size of labels, and what is spared beside a word: what does not fit is broken within. */
const letterWidth = 7.5;
const spare = 8;

const roomFor = (text: string): number => {
  const longest = Math.max(...text.split(/\s+/u).map((word) => word.length));
  const wanted = Math.max(Math.min(text.length * letterWidth, lineWidth), longest * letterWidth);
  return Math.ceil(wanted + spare);
};

const numberIn = (bounds: Element | undefined, name: string): number =>
  Number(bounds?.getAttribute(name) ?? Number.NaN);

/** Where a wider label begins: one that stands in the middle under its shape stays there. */
function beginningOf(bounds: Element, shape: Element, room: number): number {
  const own = [...shape.children].find(({ localName }) => localName === 'Bounds');
  const [x, width] = [numberIn(bounds, 'x'), numberIn(bounds, 'width')];
  const middle = x + width / 2;
  const off = middle - (numberIn(own, 'x') + numberIn(own, 'width') / 2);
  if (Math.abs(off) < 1) return middle - room / 2;
  return off < 0 && own !== undefined ? x + width - room : x;
}

/** Makes the labels of a drawing wide enough for names that are longer than those it was drawn with. */
export function makeLabelRoom(document: XMLDocument, names: ReadonlyMap<string, string>): void {
  for (const label of document.getElementsByTagNameNS(diagrams, 'BPMNLabel')) {
    const shape = label.parentElement;
    const name = names.get(shape?.getAttribute('bpmnElement') ?? '');
    const bounds = label.getElementsByTagNameNS(coordinates, 'Bounds')[0];
    if (shape === null || name === undefined || bounds === undefined) continue;
    const room = roomFor(name);
    if (room <= numberIn(bounds, 'width')) continue;
    bounds.setAttribute('x', String(beginningOf(bounds, shape, room)));
    bounds.setAttribute('width', String(room));
  }
}
