const pattern =
  /^P(?!$)(?:(?<weeks>\d+)W)?(?:(?<days>\d+)D)?(?:T(?!$)(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+)S)?)?$/u;

const lengths: readonly (readonly [string, number])[] = [
  ['weeks', 604_800_000],
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1000],
];

/**
 * Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds, or null. Months
 * and years have no length of their own and are refused.
 */
export const durationMillis = (text: string): number | null => {
  const groups = pattern.exec(text)?.groups;
  if (groups === undefined) return null;
  return lengths.reduce((sum, [name, length]) => sum + Number(groups[name] ?? 0) * length, 0);
};
