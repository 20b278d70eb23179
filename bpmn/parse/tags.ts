/** One tag of a text; remarks, CDATA and instructions are none. */
interface Tag {
  readonly start: number;
  /** Behind its closing bracket. */
  readonly end: number;
  readonly kind: 'open' | 'close' | 'empty';
}

/**
 * The tags of a text in their order, without making a tree: asked before the parser sees the text, and
 * about what the parser has dropped. What is not well-formed is for the parser to say.
 */
function* tagsOf(xml: string): Generator<Tag> {
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at)) {
    const end = endOf(xml, at);
    if (!/^<[!?]/.test(xml.slice(at, at + 2))) yield { start: at, end, kind: kindOf(xml, at, end) };
    at = end;
  }
}

/** Whether elements nest deeper than a limit. */
export function nestsDeeperThan(xml: string, limit: number): boolean {
  let depth = 0;
  for (const { kind } of tagsOf(xml)) {
    depth += steps[kind];
    if (depth > limit) return true;
  }
  return false;
}

const steps = { open: 1, close: -1, empty: 0 } as const;

/** The id of the element whose tag begins there, or of the nearest one around that has an id. */
export function idAround(xml: string, position: number): string | null {
  const open: (string | null)[] = [];
  for (const tag of tagsOf(xml)) {
    if (tag.start > position) break;
    if (tag.kind === 'open' || tag.start === position) open.push(idWritten(xml, tag));
    else if (tag.kind === 'close') open.pop();
  }
  return open.findLast((id) => id !== null) ?? null;
}

function idWritten(xml: string, { start, end }: Tag): string | null {
  const written = /\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(xml.slice(start, end));
  return written?.[1] ?? written?.[2] ?? null;
}

function kindOf(xml: string, start: number, end: number): Tag['kind'] {
  if (xml[start + 1] === '/') return 'close';
  return xml[end - 2] === '/' ? 'empty' : 'open';
}

function endOf(xml: string, at: number): number {
  if (xml.startsWith('<!--', at)) return after(xml, '-->', at);
  if (xml.startsWith('<![CDATA[', at)) return after(xml, ']]>', at);
  if (xml.startsWith('<?', at)) return after(xml, '?>', at);
  return endOfTag(xml, at);
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
