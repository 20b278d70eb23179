import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';

/** A database of this device, opened once a page. */
export function openedOnce<S extends DBSchema>(
  name: string,
  version: number,
  upgrade: NonNullable<OpenDBCallbacks<S>['upgrade']>,
): () => Promise<IDBPDatabase<S>> {
  let opened: Promise<IDBPDatabase<S>> | null = null;
  return () => {
    opened ??= openDB<S>(name, version, {
      upgrade,
      // A newer page wants another shape: this one lets go and is reloaded.
      blocking: (_current, _blocked, event) => {
        if (event.target instanceof IDBDatabase) {
          event.target.close();
        }
        opened = null;
      },
      terminated: () => {
        opened = null;
      },
    });
    return opened;
  };
}
