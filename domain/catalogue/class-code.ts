/**
 * A class code from its parts, however they were padded: two digits of the major class and
 * `minorDigits` of the minor one; null when they are no numbers of that size.
 */
export const classCode = (major: string, minor: string, minorDigits: number): string | null => {
  const parts = [major.trim(), minor.trim()];
  if (!parts.every((part) => /^\d{1,3}$/u.test(part))) return null;
  const majorCode = String(Number(parts[0])).padStart(2, '0');
  const minorCode = String(Number(parts[1])).padStart(minorDigits, '0');
  const fits = majorCode.length === 2 && minorCode.length === minorDigits;
  return fits && Number(majorCode) > 0 && Number(minorCode) > 0 ? majorCode + minorCode : null;
};

/** The first two digits: the code of the major class. */
export const majorCode = (code: string): string => code.slice(0, 2);
