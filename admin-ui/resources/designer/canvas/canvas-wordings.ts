import type { PadKey } from './context-pad.ts';
import type { CanvasWords } from './translate.ts';

/** Everything that is written on the canvas, in the language of the reader. */
export interface CanvasWordings {
  readonly modeler: CanvasWords;
  readonly pad: { readonly [K in PadKey]: string };
}
