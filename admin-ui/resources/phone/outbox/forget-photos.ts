import { unsentMillis } from '../../../forms/forget-old.ts';
import { deviceDatabase } from '../offline/device-database.ts';
import { keptId, photosIn } from './press.ts';

const isTyped = (photo: string): boolean =>
  Object.values(localStorage).some((text) => String(text).includes(keptId(photo)));

/**
 * Forgets photos that were taken two weeks ago and that neither a press nor anything typed names any more. `now` in
 * epoch milliseconds, server's time.
 */
export async function forgetPhotos(now: number): Promise<void> {
  try {
    const database = await deviceDatabase();
    const named = new Set(photosIn(await database.getAll('presses')));
    for (const { id, takenAt } of await database.getAll('photos')) {
      if (now - takenAt > unsentMillis && !named.has(id) && !isTyped(id)) {
        await database.delete('photos', id);
      }
    }
  } catch {
    // The browser keeps nothing here: nothing is left behind either.
  }
}
