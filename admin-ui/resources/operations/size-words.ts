const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size as disks are sold: 1.5 GB. */
export function sizeWords(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** power;
  return `${amount >= 100 || power === 0 ? Math.round(amount) : amount.toFixed(1)} ${units[power] ?? 'B'}`;
}

/** How long something took: 12 ms, 1.4 s. */
export const millisWords = (millis: number): string =>
  millis < 1000 ? `${Math.round(millis)} ms` : `${(millis / 1000).toFixed(1)} s`;
