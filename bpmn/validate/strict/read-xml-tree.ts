import type { XmlNode } from './xml-node.ts';

const bpmnNamespace = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const xsiNamespace = 'http://www.w3.org/2001/XMLSchema-instance';

interface OpenNode extends XmlNode {
  readonly children: OpenNode[];
  text: string;
}
interface Level {
  /** Null for what is foreign, or inside of it. */
  readonly node: OpenNode | null;
  readonly namespaces: Readonly<Record<string, string>>;
}

const tokens =
  /<!--[\s\S]*?-->|<!\[CDATA\[(?<cdata>[\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(?<close>\/?)(?<tag>[^\s/>!?]+)(?<attributes>(?:[^>"']|"[^"]*"|'[^']*')*?)(?<empty>\/?)>|(?<text>[^<]+)/g;

/**
 * The BPMN elements of a well-formed text as they stand there: with everything that an import into the
 * metamodel drops, such as references to nothing and properties written twice. Null without definitions.
 */
export function readXmlTree(xml: string): XmlNode | null {
  const levels: Level[] = [{ node: null, namespaces: {} }];
  let root: OpenNode | null = null;
  for (const { groups = {} } of xml.matchAll(tokens)) {
    const level = levels.at(-1);
    if (level === undefined) return null;
    const { tag, close, empty } = groups;
    if (tag === undefined) addText(level, groups);
    else if (close === '/') levels.pop();
    else {
      const inner = open(level, tag, attributesOf(groups['attributes'] ?? ''), root === null);
      root ??= inner.node;
      if (empty !== '/') levels.push(inner);
    }
  }
  return root?.name === 'definitions' ? settled(root, null) : null;
}

function addText({ node }: Level, groups: Readonly<Record<string, string>>): void {
  if (node !== null) node.text += groups['cdata'] ?? decode(groups['text'] ?? '');
}

function open(
  level: Level,
  tag: string,
  written: Readonly<Record<string, string>>,
  isRoot: boolean,
): Level {
  const namespaces = { ...level.namespaces, ...declared(written) };
  const [name, prefix] = split(tag);
  const belongs = namespaces[prefix] === bpmnNamespace && (isRoot || level.node !== null);
  if (!belongs) return { node: null, namespaces };
  const node: OpenNode = {
    name,
    attributes: ownAttributes(written, namespaces),
    children: [],
    text: '',
    parent: level.node,
  };
  level.node?.children.push(node);
  return { node, namespaces };
}

/** Local name and prefix. */
function split(name: string): readonly [string, string] {
  const at = name.indexOf(':');
  return [name.slice(at + 1), at === -1 ? '' : name.slice(0, at)];
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, name = '', double, single]) => [name, decode(double ?? single ?? '')],
    ),
  );
}

function declared(written: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(written)
      .filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
      .map(([name, uri]) => [name.slice('xmlns:'.length), uri]),
  );
}

function ownAttributes(
  written: Readonly<Record<string, string>>,
  namespaces: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(written).flatMap(([qualified, value]) => {
      const [name, prefix] = split(qualified);
      if (prefix === '') return [[name, value]];
      return name === 'type' && namespaces[prefix] === xsiNamespace
        ? [['xsi:type', split(value)[0]]]
        : [];
    }),
  );
}

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decode(text: string): string {
  return text.replaceAll(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === 'string') return named.get(name) ?? whole;
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The same tree for good: nodes that nobody changes any more. */
function settled(node: OpenNode, parent: XmlNode | null): XmlNode {
  const children: XmlNode[] = [];
  const done: XmlNode = { ...node, parent, children, text: node.text.trim() };
  children.push(...node.children.map((child) => settled(child, done)));
  return done;
}
