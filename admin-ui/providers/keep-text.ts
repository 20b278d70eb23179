/** Keeps a text on this device; false when it has no room. Nothing that somebody does waits for that, or fails by it. */
export function keepText(storage: Storage, key: string, text: string): boolean {
  try {
    storage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
