import { createSignal } from '../../../providers/signal.ts';
import type { Point } from '../../reports/sketch.ts';
import { metersBetween } from './distance.ts';

/** Where the device was, how exactly (meters), and when (epoch milliseconds). */
export interface Fix extends Point {
  readonly accuracy: number;
  readonly at: number;
}

export type Position =
  | { readonly kind: 'unasked' | 'asking' | 'refused' | 'unavailable' }
  | { readonly kind: 'fixed'; readonly fix: Fix };

/** The last position of this device; all pages of a phone show the same. */
export const position = createSignal<Position>({ kind: 'unasked' });

const options: PositionOptions = { enableHighAccuracy: true, timeout: 20_000, maximumAge: 5000 };

/** Asks the device where it is; a position that is known stays until there is a newer one. */
export function locate(): void {
  // Only on secure origins; elsewhere browsers have no such thing.
  if (!('geolocation' in navigator)) {
    position.set({ kind: 'unavailable' });
    return;
  }
  if (position.get().kind !== 'fixed') {
    position.set({ kind: 'asking' });
  }
  navigator.geolocation.getCurrentPosition(
    ({ coords, timestamp }) => {
      const { longitude, latitude, accuracy } = coords;
      position.set({ kind: 'fixed', fix: { longitude, latitude, accuracy, at: timestamp } });
    },
    (error) => {
      position.set({ kind: error.code === error.PERMISSION_DENIED ? 'refused' : 'unavailable' });
    },
    options,
  );
}

/** Locates without a question: only where the person has agreed before. */
export async function locateIfAllowed(): Promise<void> {
  try {
    const { state } = await navigator.permissions.query({ name: 'geolocation' });
    if (state === 'granted') {
      locate();
    }
  } catch {
    // Browsers without the question are asked when the person wants distances.
  }
}

/** How a fix stands to a place: `unknown` where the place has no coordinates. */
export type Nearness = 'inside' | 'outside' | 'inexact' | 'unknown';

export function nearnessOf(fix: Fix, place: Point | null, radius: number): Nearness {
  if (fix.accuracy > radius) {
    return 'inexact';
  }
  if (place === null) {
    return 'unknown';
  }
  return metersBetween(fix, place) <= radius ? 'inside' : 'outside';
}

/** Nobody knows where the device is, or not exactly enough: a sentence has to say why. */
export const needsSentence = (current: Position, radius: number): boolean =>
  current.kind !== 'fixed' || nearnessOf(current.fix, null, radius) === 'inexact';

/** Meters from the place to the device; null while either is not known. */
export const distanceTo = (current: Position, place: Point | null): number | null =>
  current.kind === 'fixed' && place !== null ? metersBetween(current.fix, place) : null;
