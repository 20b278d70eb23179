/** One piece of markup in a text; what stands between the pieces is text. */
export interface Markup {
  readonly start: number;
  /** Behind its closing bracket. */
  readonly end: number;
  /** `silent`: a remark, CDATA or an instruction; `declaration`: DOCTYPE, ENTITY and the like. */
  readonly kind: 'open' | 'close' | 'empty' | 'silent' | 'declaration';
}

/**
 * The markup of a text in its order, without making a tree: asked before the parser sees the text, and
 * about what the parser has dropped. What is not well-formed is for the parser to say.
 */
export function* markupOf(xml: string): Generator<Markup> {
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at)) {
    const silent = silentEnd(xml, at);
    const end = silent ?? endOfTag(xml, at);
    yield { start: at, end, kind: silent === null ? kindOf(xml, at, end) : 'silent' };
    at = end;
  }
}

/** The ids of elements by their places in a text. */
export interface Places {
  /** The id of the element whose tag is there, or of the nearest one around that has an id. */
  idAt(position: number): string | null;
  /** Where a line begins; lines count from 0 and end as the parser sees it: at each of its line breaks. */
  startOfLine(line: number): number;
}

/** Reads the text once, however often it is asked; not before it is asked. */
export function placesIn(xml: string): Places {
  let ids: IdsByPlace | null = null;
  let lines: readonly number[] | null = null;
  return {
    idAt(position) {
      ids ??= readIds(xml);
      return ids.ids[lastNotBehind(ids.from, position)] ?? null;
    },
    startOfLine(line) {
      lines ??= [0, ...[...xml.matchAll(/\r\n|\r|\n/g)].map((one) => one.index + one[0].length)];
      return lines[line] ?? xml.length;
    },
  };
}

interface IdsByPlace {
  /** Rising positions; from each on, the id at the same index is the nearest one. */
  readonly from: readonly number[];
  readonly ids: readonly (string | null)[];
}

function readIds(xml: string): IdsByPlace {
  const from: number[] = [];
  const ids: (string | null)[] = [];
  const open: (string | null)[] = [];
  const begins = (position: number, id: string | null): void => {
    from.push(position);
    ids.push(id);
  };
  for (const { start, end, kind } of markupOf(xml)) {
    const around = open.at(-1) ?? null;
    if (kind === 'open' || kind === 'empty') {
      const id = idWritten(xml, start, end) ?? around;
      begins(start, id);
      if (kind === 'open') open.push(id);
      else begins(end, around);
    } else if (kind === 'close') {
      open.pop();
      begins(end, open.at(-1) ?? null);
    }
  }
  return { from, ids };
}

/** Index of the last of rising positions that is not behind one, or -1. */
function lastNotBehind(positions: readonly number[], position: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function idWritten(xml: string, start: number, end: number): string | null {
  const written = /\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(xml.slice(start, end));
  return written?.[1] ?? written?.[2] ?? null;
}

function kindOf(xml: string, start: number, end: number): Markup['kind'] {
  if (xml[start + 1] === '!') return 'declaration';
  if (xml[start + 1] === '/') return 'close';
  return xml[end - 2] === '/' ? 'empty' : 'open';
}

/** Where a remark, CDATA or an instruction ends; null for anything else. */
function silentEnd(xml: string, at: number): number | null {
  if (xml.startsWith('<!--', at)) return after(xml, '-->', at);
  if (xml.startsWith('<![CDATA[', at)) return after(xml, ']]>', at);
  return xml.startsWith('<?', at) ? after(xml, '?>', at) : null;
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  return found === -1 ? xml.length : found + mark.length;
}

/** Behind the closing bracket; brackets inside quoted values do not count. */
function endOfTag(xml: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < xml.length; at += 1) {
    const char = xml[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at + 1;
  }
  return xml.length;
}
