/** A record whose keys stand in one order whatever the diagram's is, so that its text and hash are stable. */
export function sortedRecord<T>(entries: ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
