const separator = '；';

const partsOf = (text: string): readonly string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const hasPhrase = (text: string, phrase: string): boolean => partsOf(text).includes(phrase);

/** Whether nothing but phrases stands in the text. */
export const onlyPhrases = (text: string, phrases: readonly string[]): boolean =>
  partsOf(text).every((part) => phrases.includes(part));

/** Puts a phrase at the end of what is written, or takes it out again; the rest stays as it is. */
export function togglePhrase(text: string, phrase: string): string {
  const parts = partsOf(text);
  return (
    parts.includes(phrase) ? parts.filter((part) => part !== phrase) : [...parts, phrase]
  ).join(separator);
}
