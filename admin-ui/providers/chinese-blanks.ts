/** Stands at both ends of a value while it is put into a text; a noncharacter, which nobody writes. */
const edge = '\uFDD0';

const before = new RegExp(`(\\p{Script=Han})${edge}(?=[\\dA-Za-z])`, 'gu');
const after = new RegExp(`([\\dA-Za-z%])${edge}(?=\\p{Script=Han})`, 'gu');

/** The values with their ends marked; `_` is no value but the text of a key that is new. */
export const withEdges = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && name !== '_' ? `${edge}${value}${edge}` : value,
    ]),
  );

/** Between Chinese and the digits or Latin of a value stands a blank (screens section 7): 12345 上报. */
export const withBlanks = (text: string): string =>
  text.replace(before, '$1 ').replace(after, '$1 ').replaceAll(edge, '');
