import type { PadKey } from './context-pad.ts';
import type { CanvasWords } from './translate.ts';

/** Everything that is written on the canvas, in the language of the reader. */
export interface CanvasWordings {
  /** English names are drawn where there are some. */
  readonly english: boolean;
  readonly modeler: CanvasWords;
  /** What the context pad is called. */
  readonly padName: string;
  readonly pad: { readonly [K in PadKey]: string };
}
