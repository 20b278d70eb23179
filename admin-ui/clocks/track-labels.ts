import type { Instant } from '../../domain/limits/limit.ts';
import type { TrackGeometry } from './track-geometry.ts';

/** A time under the track; minor ones give way where the track is narrow. */
export interface TimeLabel {
  readonly at: Instant;
  readonly left: number;
  readonly kind: 'edge' | 'due' | 'minor';
}

export interface DayLabel {
  readonly at: Instant;
  readonly left: number;
  /** Gives way where the track is narrow. */
  readonly minor: boolean;
}

/** Closer than this (percent) two labels would touch. */
const apart = 7.5;
const daysApart = 11;
/** The same where the track is narrow. */
const narrowApart = 24;

/**
 * The times that are said under the track: its ends and the due time always, the moments at which
 * counting went on after a gap or was begun anew where there is room.
 */
export function timeLabels(geometry: TrackGeometry, dueAt: Instant | null): readonly TimeLabel[] {
  const { pieces, marks, from, to, position } = geometry;
  if (pieces.length === 0) {
    return [];
  }
  const fixed: TimeLabel[] = [
    { at: from, left: 0, kind: 'edge' },
    { at: to, left: 100, kind: 'edge' },
  ];
  if (dueAt !== null && dueAt > from && dueAt < to) {
    fixed.push({ at: dueAt, left: position(dueAt), kind: 'due' });
  }
  const resumed = pieces.flatMap((piece, index) =>
    piece.kind !== 'off' && pieces[index - 1]?.kind === 'off' ? [piece.from] : [],
  );
  const restarted = marks.flatMap((mark) => (mark.effect === 'restarted' ? [mark.at] : []));
  const kept = [...fixed];
  for (const at of [...restarted, ...resumed]) {
    const left = position(at + 1);
    if (kept.every((label) => Math.abs(label.left - left) >= apart)) {
      kept.push({ at, left, kind: 'minor' });
    }
  }
  return dueGivesWay(kept).toSorted((one, other) => one.left - other.left);
}

/** An edge that the due label would touch is left out, or is minor: the due time says more. */
function dueGivesWay(labels: readonly TimeLabel[]): readonly TimeLabel[] {
  const due = labels.find((label) => label.kind === 'due');
  return due === undefined
    ? labels
    : labels.flatMap((label) => {
        const distance = Math.abs(label.left - due.left);
        if (label === due || distance >= narrowApart) {
          return [label];
        }
        return distance >= apart ? [{ ...label, kind: 'minor' }] : [];
      });
}

/** Where each day begins, as far as the labels do not touch; `dayOf` numbers days in the zone. */
export function dayLabels(
  geometry: TrackGeometry,
  dayOf: (at: Instant) => number,
): readonly DayLabel[] {
  const labels: DayLabel[] = [];
  let day: number | null = null;
  for (const piece of geometry.pieces) {
    const begins = dayOf(piece.from);
    const last = labels.at(-1);
    if (piece.kind !== 'off' && begins !== day) {
      day = begins;
      if (last === undefined || piece.left - last.left >= daysApart) {
        const major = labels.findLast((label) => !label.minor);
        const minor = major !== undefined && piece.left - major.left < narrowApart;
        labels.push({ at: piece.from, left: piece.left, minor });
      }
    }
  }
  return labels;
}
