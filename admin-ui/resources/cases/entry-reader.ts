import type { LedgerEntry } from '../../../api/contract/cases.ts';
import { isRecord } from '../../../domain/is-record.ts';

/** Parameters of an entry, read as what is expected; anything else is as if it were not there. */
export interface Reader {
  readonly text: (...names: readonly string[]) => string | null;
  readonly value: (name: string) => unknown;
}

/** Looks in the parameters first, then in the engine's event inside them. */
export function reader(entry: LedgerEntry): Reader {
  const event = isRecord(entry.params['event']) ? entry.params['event'] : {};
  const value = (name: string): unknown => entry.params[name] ?? event[name];
  return {
    value,
    text: (...names) => {
      const found = names.map(value).find((each) => typeof each === 'string' && each !== '');
      return typeof found === 'string' ? found : null;
    },
  };
}
