/** A rectangle on the canvas, in pixels. */
export interface PadBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Surroundings {
  /** What the pad is for. */
  readonly target: PadBox;
  readonly pad: Size;
  /** What is seen of the canvas. */
  readonly view: PadBox;
  /** What should stay readable. */
  readonly others: readonly PadBox[];
}

const gap = 10;

const overlap = (one: PadBox, other: PadBox): number =>
  Math.max(
    0,
    Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left),
  ) *
  Math.max(
    0,
    Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top),
  );

const within = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, most));

/** The best last is what it is when nothing else is free: the order is that of preference. */
function places({ target, pad }: Surroundings): readonly (readonly [number, number])[] {
  const right = target.left + target.width + gap;
  const left = target.left - gap - pad.width;
  const below = target.top + target.height + gap;
  const above = target.top - gap - pad.height;
  const flushRight = target.left + target.width - pad.width;
  return [
    [right, target.top],
    [right, below],
    [target.left, below],
    [flushRight, below],
    [target.left, above],
    [flushRight, above],
    [right, above],
    [left, target.top],
    [left, below],
    [left, above],
  ];
}

/** Where a pad covers least of what is drawn beside its target, always within what is seen. */
export function placePad(around: Surroundings): { readonly left: number; readonly top: number } {
  const { target, pad, view, others } = around;
  let best = { left: target.left + target.width + gap, top: target.top };
  let least = Number.POSITIVE_INFINITY;
  for (const [wantedLeft, wantedTop] of places(around)) {
    const box = {
      ...pad,
      left: within(wantedLeft, view.left, view.left + view.width - pad.width),
      top: within(wantedTop, view.top, view.top + view.height - pad.height),
    };
    const moved = Math.abs(box.left - wantedLeft) + Math.abs(box.top - wantedTop);
    const covered = others.reduce(
      (sum, other) => sum + overlap(box, other),
      overlap(box, target) * 2 + moved,
    );
    if (covered < least) {
      least = covered;
      best = { left: box.left, top: box.top };
    }
  }
  return best;
}
