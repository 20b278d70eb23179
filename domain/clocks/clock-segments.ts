import type { Instant } from '../limits/limit.ts';
import type { ClockCause } from './clock-entry.ts';
import type { ClockSegment } from './judged-clock.ts';

/** Ends the piece that lasts; a piece without length never was. */
export const closeSegment = (
  segments: readonly ClockSegment[],
  at: Instant,
): readonly ClockSegment[] => {
  const last = segments.at(-1);
  if (last === undefined || last.to !== null) return segments;
  const before = segments.slice(0, -1);
  return last.from === at ? before : [...before, { ...last, to: at }];
};

/** Ends the piece that lasts and begins another. */
export const openSegment = (
  segments: readonly ClockSegment[],
  kind: 'running' | 'paused',
  at: Instant,
  cause: ClockCause,
): readonly ClockSegment[] => [...closeSegment(segments, at), { kind, from: at, to: null, cause }];

/** The time between a stop and going on: counted for nothing, but not missing from the track. */
export const bridgeSegment = (
  segments: readonly ClockSegment[],
  gap: { readonly from: Instant; readonly to: Instant },
  cause: ClockCause,
): readonly ClockSegment[] =>
  gap.to > gap.from ? [...segments, { kind: 'paused', ...gap, cause }] : segments;

/** Pieces that do not count any more: before a new start, or of a cancelled clock. */
export const voidSegments = (segments: readonly ClockSegment[]): readonly ClockSegment[] =>
  segments.map((segment) => ({ ...segment, kind: 'void' }));
