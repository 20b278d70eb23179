import type { EngineEvent } from '../../../bpmn/engine/events.ts';
import type { LedgerEntry } from '../../../api/contract/cases.ts';

/**
 * Where the replay stands: the `seq` of an entry, or null for the present. The address carries it
 * as `at`; the slider, the diagram and the ledger all read it.
 */
export type ReplayAt = number | null;

/** Reads `at` of an address; what is no entry, or is the last one, means the present. */
export function parseAt(text: string | null, seqs: readonly number[]): ReplayAt {
  const wanted = text === null || !/^\d+$/u.test(text) ? null : Number(text);
  return wanted !== null && seqs.includes(wanted) && wanted !== seqs.at(-1) ? wanted : null;
}

/** Index of the entry that is looked at, in `seqs` (ascending). */
export function indexOf(seqs: readonly number[], at: ReplayAt): number {
  const index = at === null ? -1 : seqs.lastIndexOf(at);
  return index === -1 ? Math.max(0, seqs.length - 1) : index;
}

/** The place at an index; the last entry is the present. */
export function placeAt(seqs: readonly number[], index: number): ReplayAt {
  return index >= seqs.length - 1 ? null : (seqs[Math.max(0, index)] ?? null);
}

/** One entry back or forth, not beyond the ends. */
export function stepped(seqs: readonly number[], at: ReplayAt, by: -1 | 1): ReplayAt {
  return placeAt(seqs, indexOf(seqs, at) + by);
}

/** Where playing begins: from the present it goes back to the start, else it goes on. */
export function playFrom(seqs: readonly number[], at: ReplayAt): ReplayAt {
  return at === null ? placeAt(seqs, 0) : at;
}

type Params = LedgerEntry['params'];

function eventOf(params: Params): EngineEvent | null {
  const event = params['event'];
  return isEvent(event) ? event : null;
}

/** The ledger is written by the engine's shell; only the outline is checked here. */
function isEvent(value: unknown): value is EngineEvent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    'at' in value &&
    typeof value.at === 'number'
  );
}

/**
 * The engine's inputs up to an entry, in order. `step-superseded` takes back what was recorded for
 * its step and later ones: those events were lost with the engine's store (architecture decision 11).
 */
export function eventsUpTo(entries: readonly LedgerEntry[], seq: number): readonly EngineEvent[] {
  let kept: { readonly step: number; readonly event: EngineEvent }[] = [];
  for (const entry of entries) {
    const { step } = entry;
    if (entry.seq <= seq && step !== null) {
      if (entry.type === 'step-superseded') {
        kept = kept.filter((earlier) => earlier.step < step);
      }
      const event = eventOf(entry.params);
      if (event !== null) {
        kept.push({ step, event });
      }
    }
  }
  return kept.map((entry) => entry.event);
}
