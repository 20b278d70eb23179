/** Controls, line and paragraph separators, overrides of the direction of reading, byte order mark. */
const hidden = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

/**
 * Whether a single line holds characters that no keyboard writes and that hide or reverse what is
 * read: controls, line breaks, direction overrides. Such a line is refused.
 */
export const hasControlCharacters = (line: string): boolean => hidden.test(line);

/** The same for text of several lines: tab and line breaks belong there. */
export const hasControlCharactersInText = (text: string): boolean =>
  hidden.test(text.replaceAll(/[\t\n\r]/gu, ''));

/** Whether a text can be stored: no half of a surrogate pair stands alone. */
export const isWellFormedText = (text: string): boolean => !/\p{Surrogate}/u.test(text);
