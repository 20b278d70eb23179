import { isRecord } from '../../../../domain/is-record.ts';
import { keepText } from '../../../providers/keep-text.ts';
import type { Scenario } from './rehearsal.ts';

const prefix = 'bihuan.scenarios.';

/** Written by this program alone; only the outline is checked. */
function isScenario(value: unknown): value is Scenario {
  return (
    isRecord(value) &&
    typeof value['name'] === 'string' &&
    Array.isArray(value['steps']) &&
    value['steps'].every(
      (step: unknown) =>
        isRecord(step) &&
        typeof step['at'] === 'number' &&
        isRecord(step['event']) &&
        typeof step['event']['type'] === 'string',
    )
  );
}

export interface ScenarioStore {
  readonly read: () => readonly Scenario[];
  /** False when the device has no room. */
  readonly write: (scenarios: readonly Scenario[]) => boolean;
}

/** The scenarios that one person has kept of one procedure on this device. */
export function createScenarioStore(
  person: string,
  procedure: string,
  storage: Storage,
): ScenarioStore {
  const own = `${prefix}${person}.${procedure}`;
  return {
    read: () => {
      try {
        const kept: unknown = JSON.parse(storage.getItem(own) ?? '[]');
        return Array.isArray(kept) ? kept.filter(isScenario) : [];
      } catch {
        return [];
      }
    },
    write: (scenarios) => keepText(storage, own, JSON.stringify(scenarios)),
  };
}
