import { isRecord } from '../../domain/is-record.ts';
import { forgetFiles } from './kept-files.ts';

/** Drafts of reports, of tasks and procedures, and what was typed elsewhere; each says with `at` when it was last changed. */
const prefixes = ['bihuan.open-case.', 'bihuan.draft.', 'bihuan.typing.'];

/** How long what nobody has sent or given up stays on a device after it was last changed. */
export const unsentMillis = 14 * 24 * 60 * 60_000;

/** Epoch milliseconds, server's time; what has none was not kept by this program. */
function changedAt(text: string | null): number {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    return isRecord(kept) && typeof kept['at'] === 'number' ? kept['at'] : 0;
  } catch {
    return 0;
  }
}

/**
 * Forgets what was typed and chosen on this device and has not been changed for two weeks, no matter whose it is:
 * a seat is shared, and who left it does not come back to tidy up. `now` in epoch milliseconds, server's time.
 */
export async function forgetOld(now: number): Promise<void> {
  for (const key of Object.keys(localStorage)) {
    if (
      prefixes.some((prefix) => key.startsWith(prefix)) &&
      now - changedAt(localStorage.getItem(key)) > unsentMillis
    ) {
      localStorage.removeItem(key);
    }
  }
  // Files stand under the name of the text that lists them.
  await forgetFiles((place) => localStorage.getItem(place) === null);
}
