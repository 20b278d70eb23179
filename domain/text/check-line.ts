import { hasControlCharacters, isWellFormedText } from './control-characters.ts';

export type LineFault = 'empty' | 'too-long' | 'control-character';
export type CheckedLine =
  { readonly ok: true; readonly line: string } | { readonly ok: false; readonly code: LineFault };

/** Longest titles and addresses, as in the API's contract. */
export const lineLengths = { title: 200, address: 256 } as const;

/**
 * A title or an address as it is kept: trimmed, runs of blanks made one. Line breaks and other
 * control characters are refused, not removed, since they may hide what is meant.
 */
export const checkLine = (text: string, maxLength: number): CheckedLine => {
  if (hasControlCharacters(text) || !isWellFormedText(text)) {
    return { ok: false, code: 'control-character' };
  }
  const line = text.trim().replaceAll(/\s+/gu, ' ');
  if (line === '') return { ok: false, code: 'empty' };
  return line.length > maxLength ? { ok: false, code: 'too-long' } : { ok: true, line };
};
