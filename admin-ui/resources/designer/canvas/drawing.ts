/** Whether a text can be drawn, before the modeler is asked: it would take too long, or draw nothing. */
export type Drawing =
  | { readonly kind: 'drawable' }
  | { readonly kind: 'no-drawing' }
  | { readonly kind: 'too-large'; readonly count: number };

/** Shapes and edges that are drawn and moved without waiting; the delivered procedure has about 250. */
export const drawnLimit = 3000;

const drawn = /<(?:[\w.-]+:)?BPMN(?:Shape|Edge)[\s>/]/gu;

export function drawingOf(xml: string): Drawing {
  let count = 0;
  for (const _ of xml.matchAll(drawn)) {
    count += 1;
  }
  if (count === 0) {
    return { kind: 'no-drawing' };
  }
  return count > drawnLimit ? { kind: 'too-large', count } : { kind: 'drawable' };
}
