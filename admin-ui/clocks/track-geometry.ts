import type { Instant } from '../../domain/limits/limit.ts';
import type { ClockCause } from '../../api/contract/cases.ts';
import type Type from 'typebox';

type TrackCause = Type.Static<typeof ClockCause>;

/** A piece of a clock as the API gives it, with instants as numbers. */
export interface TrackSegment {
  readonly kind: 'running' | 'paused' | 'void';
  readonly from: Instant;
  /** Null while it lasts. */
  readonly to: Instant | null;
  readonly cause: TrackCause;
}

export interface TrackClock {
  readonly segments: readonly TrackSegment[];
  readonly dueAt: Instant | null;
  readonly stoppedAt: Instant | null;
}

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** The working time between two moments, in order; for clocks in clock time the whole span. */
export type WorkingSpans = (from: Instant, to: Instant) => readonly Span[];

export type PieceKind = 'running' | 'paused' | 'overdue' | 'void' | 'off';

/** A bar of the track; `left` and `width` in percent of its length. */
export interface TrackPiece extends Span {
  readonly kind: PieceKind;
  /** The limit's own time in it, milliseconds. */
  readonly millis: number;
  readonly left: number;
  readonly width: number;
}

export interface TrackMark {
  /** a, b, c … joins the track to the list of causes. */
  readonly letter: string;
  readonly at: Instant;
  readonly to: Instant | null;
  readonly left: number;
  readonly effect: 'started' | 'restarted' | 'extended' | 'paused' | 'due';
  /** Own time of the pause; null for the rest. */
  readonly millis: number | null;
  /** Null for the due mark: nobody caused it. */
  readonly cause: TrackCause | null;
}

export interface TrackGeometry {
  readonly pieces: readonly TrackPiece[];
  readonly marks: readonly TrackMark[];
  readonly from: Instant;
  readonly to: Instant;
  /** Percent at which a moment lies. */
  readonly position: (at: Instant) => number;
}

interface Cut extends Span {
  readonly kind: PieceKind;
}

/** Where a gap of non-working time is drawn: this share of the track, whatever its length. */
const gapShare = 0.04;
/** All gaps together never take more than this share. */
const gapsShare = 0.3;
/** The narrowest a bar may be, so that no pause vanishes. */
const leastShare = 0.012;

/** The judged segments, ended at `end`, and split where the clock became overdue. */
function endedSegments(clock: TrackClock, end: Instant): readonly Cut[] {
  return clock.segments.flatMap((segment): Cut[] => {
    const to = Math.min(segment.to ?? end, end);
    if (to <= segment.from) {
      return [];
    }
    const due = clock.dueAt;
    if (segment.kind !== 'running' || due === null || due >= to) {
      return [{ kind: segment.kind, from: segment.from, to }];
    }
    return due <= segment.from
      ? [{ kind: 'overdue', from: segment.from, to }]
      : [
          { kind: 'running', from: segment.from, to: due },
          { kind: 'overdue', from: due, to },
        ];
  });
}

/** One cut as working pieces with the gaps between them. */
function withGaps(cut: Cut, working: WorkingSpans): readonly Cut[] {
  const pieces: Cut[] = [];
  let reached = cut.from;
  for (const span of working(cut.from, cut.to)) {
    if (span.from > reached) {
      pieces.push({ kind: 'off', from: reached, to: span.from });
    }
    pieces.push({ kind: cut.kind, from: span.from, to: span.to });
    reached = span.to;
  }
  if (reached < cut.to) {
    pieces.push({ kind: 'off', from: reached, to: cut.to });
  }
  return pieces;
}

/** Neighbors of one kind are one bar: an extension does not cut it. */
function joined(cuts: readonly Cut[]): readonly Cut[] {
  const done: Cut[] = [];
  for (const cut of cuts) {
    const last = done.at(-1);
    if (last !== undefined && last.kind === cut.kind && last.to === cut.from) {
      done[done.length - 1] = { kind: last.kind, from: last.from, to: cut.to };
    } else {
      done.push(cut);
    }
  }
  return done;
}

/** Lengths in percent: own time for bars, a small fixed share for gaps. */
function placed(cuts: readonly Cut[]): readonly TrackPiece[] {
  const gaps = cuts.filter((cut) => cut.kind === 'off').length;
  const gap = gaps === 0 ? 0 : Math.min(gapShare, gapsShare / gaps);
  const own = cuts.reduce((sum, cut) => sum + (cut.kind === 'off' ? 0 : cut.to - cut.from), 0);
  const forOwn = own === 0 ? 0 : 1 - gap * gaps;
  const shares = cuts.map((cut) =>
    cut.kind === 'off' ? gap : Math.max(leastShare, (forOwn * (cut.to - cut.from)) / own),
  );
  const total = shares.reduce((sum, share) => sum + share, 0);
  let left = 0;
  return cuts.map((cut, index) => {
    const width = ((shares[index] ?? 0) / total) * 100;
    const piece = { ...cut, millis: cut.kind === 'off' ? 0 : cut.to - cut.from, left, width };
    left += width;
    return piece;
  });
}

function positionIn(pieces: readonly TrackPiece[], at: Instant): number {
  const piece = pieces.find((candidate) => at <= candidate.to);
  if (piece === undefined) {
    return 100;
  }
  const share = piece.to === piece.from ? 0 : (at - piece.from) / (piece.to - piece.from);
  return piece.left + Math.min(1, Math.max(0, share)) * piece.width;
}

type Effect = TrackMark['effect'] | 'resumed' | 'voided';

/** What the beginning of a segment did to the clock, seen from what came before it. */
function effectOf(segment: TrackSegment, before: readonly TrackSegment[]): Effect {
  if (segment.kind !== 'running') {
    return segment.kind === 'paused' ? 'paused' : 'voided';
  }
  const last = before.at(-1);
  if (last === undefined) {
    return 'started';
  }
  // After a pause it depends on what ran before it: void time is not gone on with, it begins anew.
  if (before.findLast((earlier) => earlier.kind !== 'paused')?.kind === 'void') {
    return 'restarted';
  }
  return last.kind === 'paused' ? 'resumed' : 'extended';
}

/**
 * What deserves a letter: all that changed the clock, except that it went on after a pause
 * (the pause's own row says until when) and that void time was begun.
 */
function causes(
  clock: TrackClock,
  end: Instant,
  working: WorkingSpans,
): Omit<TrackMark, 'letter' | 'left'>[] {
  return clock.segments.flatMap((segment, index) => {
    const effect = effectOf(segment, clock.segments.slice(0, index));
    if (effect === 'resumed' || effect === 'voided' || segment.from > end) {
      return [];
    }
    const to = Math.min(segment.to ?? end, end);
    const paused = effect === 'paused';
    const millis = working(segment.from, to).reduce((sum, span) => sum + span.to - span.from, 0);
    return [
      {
        at: segment.from,
        to: paused ? segment.to : null,
        effect,
        millis: paused ? millis : null,
        cause: segment.cause,
      },
    ];
  });
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/** a … z, then aa, ab …: a case may be pushed about more than 26 times. */
function letter(index: number): string {
  const last = alphabet[index % alphabet.length] ?? '';
  return index < alphabet.length ? last : letter(Math.floor(index / alphabet.length) - 1) + last;
}

/**
 * Where everything of a clock lies on its track (screens section 5): pieces in order, length by
 * the limit's own time, gaps squeezed, lettered marks in order of time. Pure.
 */
export function trackGeometry(
  clock: TrackClock,
  now: Instant,
  working: WorkingSpans,
): TrackGeometry {
  const end = clock.stoppedAt ?? now;
  const pieces = placed(joined(endedSegments(clock, end).flatMap((cut) => withGaps(cut, working))));
  const due = clock.dueAt;
  const found = [
    ...causes(clock, end, working),
    ...(due !== null && due < end
      ? [{ at: due, to: null, effect: 'due' as const, millis: null, cause: null }]
      : []),
  ].toSorted((one, other) => one.at - other.at);
  return {
    pieces,
    marks: found.map((mark, index) =>
      Object.assign(mark, { letter: letter(index), left: positionIn(pieces, mark.at) }),
    ),
    from: pieces[0]?.from ?? end,
    to: pieces.at(-1)?.to ?? end,
    position: (at) => positionIn(pieces, at),
  };
}
