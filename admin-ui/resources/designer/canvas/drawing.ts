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

export function drawingOf(xml: string): Drawing {
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
