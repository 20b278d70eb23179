import { limitUnits } from '../../../domain/limits/limit.ts';
import type { LedgerEntry } from '../../../api/contract/cases.ts';
import type { ExtensionLimits } from '../../clocks/clock-track.tsx';

/** What each extension in the ledger added, by its place in the chain. */
export function extensionLimits(entries: readonly LedgerEntry[]): ExtensionLimits {
  return new Map(
    entries.flatMap(({ seq, type, params }) => {
      const { amount, unit } = params;
      const known = limitUnits.find((each) => each === unit);
      return type === 'clock-extended' && typeof amount === 'number' && known !== undefined
        ? [[seq, { amount, unit: known }] as const]
        : [];
    }),
  );
}
