const word = /[\p{L}\p{N}]+/gu;

/** One spelling for what looks or sounds the same in a search: full-width forms, capitals. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * The pairs of neighbouring characters within the words of a text, each once, sorted: an index over
 * them finds any two characters of Chinese, where words are not set apart.
 */
export const bigrams = (text: string): readonly string[] => {
  const pairs = new Set<string>();
  for (const [found] of folded(text).matchAll(word)) {
    const characters = Array.from(found);
    for (const [index, character] of characters.entries()) {
      const next = characters[index + 1];
      if (next !== undefined) pairs.add(character + next);
    }
  }
  return [...pairs].toSorted();
};
