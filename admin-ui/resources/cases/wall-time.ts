import { ledgerTimeWords } from '../../clocks/date-words.ts';

const minute = 60_000;

/** `2026-11-24T14:30` on the wall of a zone, as an instant; null when it is no such text. */
export function instantOfWall(text: string, zone: string): number | null {
  const asUtc = Date.parse(`${text}Z`);
  if (!Number.isFinite(asUtc)) {
    return null;
  }
  // The zone's offset at that wall time: what the wall shows at the same UTC reading tells it.
  const offsetAt = (instant: number): number =>
    Date.parse(`${ledgerTimeWords(instant, zone).replace(' ', 'T')}Z`) - instant;
  const first = asUtc - offsetAt(asUtc);
  const settled = asUtc - offsetAt(first);
  return Math.round(settled / minute) * minute;
}
