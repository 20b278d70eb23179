import { localStorageStore, type Store } from 'ra-core';

/** What a person prefers, in the browser. Where it has no room, things stay as they are and nothing fails. */
export function createPreferences(): Store {
  const kept = localStorageStore('1', 'bihuan');
  return {
    ...kept,
    setItem: (key, value) => {
      try {
        kept.setItem(key, value);
      } catch {
        // No room.
      }
    },
  };
}
