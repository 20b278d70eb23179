import type { Finding } from '../model/finding.ts';
import type { FindingCode } from '../model/finding-advice.ts';
import { markupOf } from './tags.ts';
import type { Markup, Places } from './tags.ts';

/** What a text may measure; the largest delivered diagram has about 80,000 characters and 1,100 elements. */
export const textLimits = {
  characters: 2_000_000,
  /** XML elements, the drawing included; ten thousand nodes and flows without one. */
  elements: 20_000,
  /** Nested elements; drawings stay below 20. */
  depth: 200,
} as const;

interface Refusal extends Pick<Finding, 'elementId' | 'params'> {
  readonly code: FindingCode;
}

/**
 * Why a text is not given to the parser at all: too much of it, a definition of entities, or what XML 1.0
 * does not allow and the parser lets pass. The first reason alone; null when there is none. One pass.
 */
export function refusalOf(xml: string, places: Places): Refusal | null {
  const { characters, elements, depth } = textLimits;
  if (xml.length > characters) return whole('text-too-long', { limit: characters });
  let opened = 0;
  let level = 0;
  let textFrom = 0;
  for (const markup of markupOf(xml)) {
    const { start, end, kind } = markup;
    if (kind === 'declaration') return whole('doctype-refused');
    opened += kind === 'open' || kind === 'empty' ? 1 : 0;
    if (opened > elements) return whole('too-many-elements', { limit: elements });
    level += steps[kind];
    if (level > depth)
      return { code: 'nested-too-deep', elementId: places.idAt(start), params: { limit: depth } };
    const wrong = wrongIn(xml, textFrom, start) ?? wrongInside(xml, markup);
    if (wrong !== null) return at(wrong, places);
    textFrom = end;
  }
  const wrong = wrongIn(xml, textFrom, xml.length);
  return wrong === null ? null : at(wrong, places);
}

const steps = { open: 1, close: -1, empty: 0, silent: 0, declaration: 0 } as const;

function whole(code: FindingCode, params: Finding['params'] = {}): Refusal {
  return { code, elementId: null, params };
}

interface Wrong {
  readonly code: 'character-not-allowed' | 'entity-unknown';
  readonly position: number;
  readonly params: Finding['params'];
}

function at({ code, position, params }: Wrong, places: Places): Refusal {
  return { code, elementId: places.idAt(position), params };
}

/**
 * Not a character of XML 1.0 (2.2): a control character or half of a pair. U+FFFD would be one, but stands
 * where bytes were not understood: what was written there is lost.
 */
const notCharacter = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFC\u{10000}-\u{10FFFF}]/u;
const lastCharacter = 0x10_ff_ff;
/** Behind an ampersand without a reference there is nothing. */
const reference = /&(?:#x([\da-fA-F]+);|#(\d+);|(lt|gt|amp|quot|apos);|([^\s;<&"']{0,40};?))/g;

/** Remarks, CDATA and instructions have no references. */
function wrongInside(xml: string, { start, end, kind }: Markup): Wrong | null {
  return kind === 'silent' ? wrongCharacter(xml, start, end) : wrongIn(xml, start, end);
}

function wrongIn(xml: string, start: number, end: number): Wrong | null {
  if (start === end) return null;
  const piece = xml.slice(start, end);
  for (const { index, 0: text, 1: hex, 2: decimal, 4: unknown } of piece.matchAll(reference)) {
    const position = start + index;
    if (unknown !== undefined) return { code: 'entity-unknown', position, params: { text } };
    const digits = hex ?? decimal;
    if (digits === undefined) continue;
    const code = Number.parseInt(digits, hex === undefined ? 10 : 16);
    if (code > lastCharacter || notCharacter.test(String.fromCodePoint(code)))
      return wrongCode(code, position);
  }
  return wrongCharacter(xml, start, end);
}

function wrongCharacter(xml: string, start: number, end: number): Wrong | null {
  const found = notCharacter.exec(xml.slice(start, end));
  return found === null ? null : wrongCode(found[0].codePointAt(0) ?? 0, start + found.index);
}

function wrongCode(code: number, position: number): Wrong {
  const character = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return { code: 'character-not-allowed', position, params: { character } };
}
