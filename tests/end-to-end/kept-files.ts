/** A store of a database of the browser. */
interface Store {
  readonly database: string;
  readonly store: string;
}

/** Files that were chosen in a form, by the place of the form. */
export const formFiles: Store = { database: 'bihuan-forms', store: 'files' };
/** Photos that were taken with a phone. */
export const phonePhotos: Store = { database: 'bihuan', store: 'photos' };

/** In the browser: how many things a store holds. Opening what is not there yet would make it, without a shape. */
export async function countKept({ database, store }: Store): Promise<number> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === database)) return 0;
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(database);
    asked.addEventListener('error', () => {
      reject(new Error(`Expected ${database} to open, but it does not`));
    });
    asked.addEventListener('success', () => {
      const counted = asked.result.transaction(store).objectStore(store).count();
      counted.addEventListener('success', () => {
        asked.result.close();
        resolve(counted.result);
      });
    });
  });
}
