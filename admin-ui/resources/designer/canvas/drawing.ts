import { laidOut } from '../lay-out/lay-out.ts';

/** A text that the modeler draws. */
export interface Drawable {
  readonly kind: 'drawable';
  readonly xml: string;
  /** Nobody has drawn it: its drawing was made here. */
  readonly isLaidOut: boolean;
}

/** Whether a text can be drawn, before the modeler is asked: it would take too long, or draw nothing. */
export type Drawing =
  | Drawable
  | { readonly kind: 'no-drawing' }
  | { readonly kind: 'repeated-id'; readonly id: string }
  | { readonly kind: 'too-large'; readonly count: number };

/** Shapes and edges that are drawn and moved without waiting; the delivered procedure has about 250. */
export const drawnLimit = 3000;

const drawn = /<(?:[\w.-]+:)?BPMN(?:Shape|Edge)[\s>/]/gu;

function countOf(xml: string): number {
  let count = 0;
  for (const _ of xml.matchAll(drawn)) {
    count += 1;
  }
  return count;
}

const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** The modeler passes over the second of two elements with one id: what is drawn then would be saved without it. */
function repeatedId(xml: string): string | null {
  const { documentElement } = new DOMParser().parseFromString(xml, 'application/xml');
  const seen = new Set<string>();
  for (const { id } of documentElement.getElementsByTagNameNS(model, '*')) {
    if (id !== '' && seen.has(id)) {
      return id;
    }
    seen.add(id);
  }
  return null;
}

export function drawingOf(xml: string): Drawing {
  const id = repeatedId(xml);
  if (id !== null) {
    return { kind: 'repeated-id', id };
  }
  const isDrawn = countOf(xml) > 0;
  const text = isDrawn ? xml : laidOut(xml);
  if (text === null) {
    return { kind: 'no-drawing' };
  }
  const count = countOf(text);
  return count > drawnLimit
    ? { kind: 'too-large', count }
    : { kind: 'drawable', xml: text, isLaidOut: !isDrawn };
}
