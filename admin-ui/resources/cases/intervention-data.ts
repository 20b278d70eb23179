/** Data as somebody corrects them: text as it is, everything else as JSON. */
export const writtenData = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);

/** What was written: JSON where it is some, else text. */
export const readData = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
