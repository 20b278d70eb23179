import { useCallback } from 'react';
import type { Clock, LedgerEntry } from '../../../api/contract/cases.ts';
import type { TrackExtension } from '../../clocks/track-geometry.ts';

/** Extensions that were granted on a clock directly, as the ledger tells them; a clock is named by id or name. */
export function extensionsIn(
  entries: readonly LedgerEntry[],
  clock: Clock,
): readonly TrackExtension[] {
  return entries
    .filter(
      ({ type, params }) =>
        type === 'clock-extended' && [clock.id, clock.name, undefined].includes(clockOf(params)),
    )
    .map((entry) => ({
      at: Date.parse(entry.at),
      cause: {
        code: 'extended',
        params: { limit: entry.params['limit'], reason: entry.params['reason'] },
        by:
          entry.actor.id === null
            ? null
            : { id: entry.actor.id, name: entry.actor.name ?? entry.actor.id },
        seq: entry.seq,
      },
    }));
}

function clockOf(params: LedgerEntry['params']): string | undefined {
  const clock = params['clock'];
  return typeof clock === 'string' ? clock : undefined;
}

/** The same, for the ledger of a page. */
export function useExtensions(
  entries: readonly LedgerEntry[],
): (clock: Clock) => readonly TrackExtension[] {
  return useCallback((clock) => extensionsIn(entries, clock), [entries]);
}
