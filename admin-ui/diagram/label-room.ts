const diagrams = 'http://www.omg.org/spec/BPMN/20100524/DI';
const coordinates = 'http://www.omg.org/spec/DD/20100524/DC';

/** Where a line breaks that nobody has given a width, in units of the drawing (bpmn-js). */
const lineWidth = 90;
/** Wider is no label: a name without a blank, as Chinese ones are, is broken then. */
const longestWord = 160;
/** Of a letter at the size of labels, and what is spared beside a word: what does not fit is broken within. */
const letterWidth = 7.5;
const chineseWidth = 13;
const spare = 8;

interface Span {
  readonly x: number;
  readonly width: number;
}

const widthOf = (text: string): number => {
  const others = text.replace(/\p{Script=Han}/gu, '').length;
  return others * letterWidth + (text.length - others) * chineseWidth;
};

/** The width that a label needs, in units of the drawing. */
function labelWidth(text: string): number {
  const longest = Math.max(...text.split(/\s+/u).map(widthOf));
  const wanted = Math.max(Math.min(widthOf(text), lineWidth), Math.min(longest, longestWord));
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

/** Makes the labels of a drawing wide enough for its names, in whichever language and font they are shown. */
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
