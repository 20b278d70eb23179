/** A well-formed element of an XML text that has no element of its own name within. */
export interface XmlElement {
  readonly prefix: string;
  readonly attributes: string;
  readonly body: string;
}

/** Rewrites each element of a local name, whatever its prefix. */
export function rewriteElements(
  xml: string,
  localName: string,
  write: (element: XmlElement, whole: string) => string,
): string {
  const elements = new RegExp(
    `<(?<prefix>(?:[\\w.-]+:)?)${localName}\\b(?<attributes>[^>]*?)(?:/>|>(?<body>.*?)</\\k<prefix>${localName}\\s*>)`,
    'gs',
  );
  return xml.replace(elements, (...parts: unknown[]) => {
    const { prefix = '', attributes = '', body = '' } = groupsOf(parts.at(-1));
    return write({ prefix, attributes, body }, String(parts[0]));
  });
}

function groupsOf(value: unknown): Partial<XmlElement> {
  return typeof value === 'object' && value !== null ? value : {};
}

/** The first element of a local name in a text, or null. */
export function findElement(xml: string, localName: string): XmlElement | null {
  let found: XmlElement | null = null;
  rewriteElements(xml, localName, (element, whole) => {
    found ??= element;
    return whole;
  });
  return found;
}

export function attributeOf(element: XmlElement, name: string): string | null {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(element.attributes)?.[1] ?? null;
}

/** The text that a body stands for. */
export function textOf(body: string): string {
  const text = body.replaceAll(/<!--.*?-->/gs, '').trim();
  const plain = /^<!\[CDATA\[(.*)\]\]>$/s.exec(text)?.[1];
  return (plain ?? unescapeXml(text)).trim();
}

const entities: readonly (readonly [string, string])[] = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&amp;', '&'],
];

function unescapeXml(text: string): string {
  return entities.reduce((all, [entity, character]) => all.replaceAll(entity, character), text);
}

export function escapeXml(text: string): string {
  return entities.toReversed().reduce((all, [entity, char]) => all.replaceAll(char, entity), text);
}
