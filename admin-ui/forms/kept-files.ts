import type { DBSchema } from 'idb';
import { openedOnce } from '../providers/opened-once.ts';

interface Schema extends DBSchema {
  /** What a person has chosen in a form and not sent. */
  files: { key: string; value: readonly File[] };
}

const database = openedOnce<Schema>('bihuan-forms', 1, (opened) => {
  opened.createObjectStore('files');
});

/** Empty where nothing is kept, or where the browser keeps nothing. */
export async function keptFiles(place: string): Promise<readonly File[]> {
  try {
    return (await (await database()).get('files', place)) ?? [];
  } catch {
    return [];
  }
}

/** Forgets the files of these places. */
export async function forgetFiles(isGone: (place: string) => boolean): Promise<void> {
  try {
    const opened = await database();
    for (const place of await opened.getAllKeys('files')) {
      if (isGone(place)) await opened.delete('files', place);
    }
  } catch {
    // The browser keeps nothing here: nothing is left behind either.
  }
}

/** Keeps files until others take their place; none: nothing is left. What finds no room stays on the page. */
export async function keepFiles(place: string, files: readonly File[]): Promise<void> {
  try {
    const opened = await database();
    await opened.delete('files', place);
    if (files.length > 0) await opened.put('files', files, place);
  } catch {
    // The device is full, or a private window: the page says on return what is to be chosen again.
  }
}
