import type { EngineEvent } from '../../bpmn/engine/events.ts';
import { isRecord } from '../../domain/is-record.ts';

/** As much of a ledger entry as a replay looks at. */
export interface ReplayEntry {
  readonly seq: number;
  readonly step: number | null;
  readonly type: string;
  readonly params: unknown;
}

/**
 * The entries that count: `step-superseded` declares earlier entries of its step and of later ones
 * void, because the engine went on from before them (migrations/README, "A step that comes twice").
 */
export const standingEntries = <Entry extends ReplayEntry>(entries: readonly Entry[]): Entry[] => {
  let standing: Entry[] = [];
  for (const entry of entries) {
    const { step } = entry;
    if (entry.type === 'step-superseded' && step !== null) {
      standing = standing.filter((earlier) => earlier.step === null || earlier.step < step);
    }
    standing.push(entry);
  }
  return standing;
};

/** The engine's input in an entry, or null for an entry that did not move the engine. */
export const eventOf = (entry: ReplayEntry): EngineEvent | null => {
  const event = isRecord(entry.params) ? entry.params['event'] : undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the ledger keeps events as the workflow wrote them
  return isRecord(event) ? (event as unknown as EngineEvent) : null;
};
