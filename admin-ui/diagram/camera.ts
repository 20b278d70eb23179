export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What to look at: the whole picture across the width, or some elements close enough to read. */
export type View =
  { readonly kind: 'whole' } | { readonly kind: 'follow'; readonly elements: readonly string[] };

export interface CameraInput {
  /** Everything that is drawn, in the picture's own units. */
  readonly picture: Box;
  /** The frame on the screen, in pixels. */
  readonly frame: { readonly width: number; readonly height: number };
  /** What is to be in the middle; nothing: the whole. */
  readonly focus: readonly Box[];
}

/** At this scale names of 14 units are 12 pixels: nothing is smaller (screens section 1). */
export const readableScale = 0.86;
const margin = 20;

function union(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

function padded(box: Box): Box {
  return {
    x: box.x - margin,
    y: box.y - margin,
    width: box.width + 2 * margin,
    height: box.height + 2 * margin,
  };
}

/** Where one side of the window begins: around the middle, but not beyond the picture. */
function start(middle: number, length: number, from: number, size: number): number {
  if (length >= size) {
    return from - (length - size) / 2;
  }
  return Math.min(Math.max(middle - length / 2, from), from + size - length);
}

/**
 * The part of the picture to show. Without a focus the whole picture, fitted to the width and the
 * height and never enlarged. With one: readable, around the focus, within the picture; if the whole
 * is readable anyway it stays whole. Null while the frame has no room: there is no scale then.
 */
export function camera(input: CameraInput): Box | null {
  const { frame } = input;
  const picture = padded(input.picture);
  if (frame.width <= 0 || frame.height <= 0) return null;
  const whole = Math.min(1, frame.width / picture.width, frame.height / picture.height);
  const close = input.focus.length > 0 && whole < readableScale;
  const scale = close ? readableScale : whole;
  const width = frame.width / scale;
  const height = frame.height / scale;
  const seen = close ? union(input.focus) : picture;
  return {
    x: start(seen.x + seen.width / 2, width, picture.x, picture.width),
    y: start(seen.y + seen.height / 2, height, picture.y, picture.height),
    width,
    height,
  };
}
