/**
 * Whether elements nest deeper than a limit: asked before the parser sees the text. Comments and
 * CDATA are skipped; what is not well-formed is for the parser to say.
 */
export function nestsDeeperThan(xml: string, limit: number): boolean {
  let depth = 0;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at)) {
    const tag = tagAt(xml, at);
    depth += tag.depth;
    if (depth > limit) return true;
    at = tag.end;
  }
  return false;
}

interface Tag {
  readonly end: number;
  readonly depth: -1 | 0 | 1;
}

function tagAt(xml: string, at: number): Tag {
  if (xml.startsWith('<!--', at)) return { end: after(xml, '-->', at), depth: 0 };
  if (xml.startsWith('<![CDATA[', at)) return { end: after(xml, ']]>', at), depth: 0 };
  if (xml.startsWith('<?', at)) return { end: after(xml, '?>', at), depth: 0 };
  const end = endOfTag(xml, at);
  if (xml[at + 1] === '/') return { end, depth: -1 };
  return { end, depth: xml[end - 2] === '/' ? 0 : 1 };
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
