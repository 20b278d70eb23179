/** Which elements are in which state: `GET /api/cases/:id/marking`, or computed in the browser. */
export interface DiagramMarking {
  readonly active: readonly string[];
  readonly completed: readonly string[];
  readonly cancelled: readonly string[];
  /** Sequence flows that a token took. */
  readonly taken: readonly string[];
}

export type Marker = 'bh-done' | 'bh-active' | 'bh-cancelled' | 'bh-taken';

/** How an element stands, in the words of the text twin. */
export type ElementState = 'active' | 'completed' | 'cancelled' | 'idle';

/**
 * The one marker of each element. An element that is active again after it was completed or
 * withdrawn is active; one that was completed after it was withdrawn is done.
 */
export function markersOf(marking: DiagramMarking): ReadonlyMap<string, Marker> {
  const markers = new Map<string, Marker>();
  const layers: readonly (readonly [Marker, readonly string[]])[] = [
    ['bh-taken', marking.taken],
    ['bh-cancelled', marking.cancelled],
    ['bh-done', marking.completed],
    ['bh-active', marking.active],
  ];
  for (const [marker, ids] of layers) {
    for (const id of ids) {
      markers.set(id, marker);
    }
  }
  return markers;
}

const states: { readonly [M in Marker]: ElementState } = {
  'bh-done': 'completed',
  'bh-active': 'active',
  'bh-cancelled': 'cancelled',
  'bh-taken': 'completed',
};

export function stateOf(markers: ReadonlyMap<string, Marker>, element: string): ElementState {
  const marker = markers.get(element);
  return marker === undefined ? 'idle' : states[marker];
}

export const emptyMarking: DiagramMarking = { active: [], completed: [], cancelled: [], taken: [] };
