/** An element of the BPMN namespace as it was written; foreign elements are left out. */
export interface XmlNode {
  /** Local name. */
  readonly name: string;
  /** Attributes without a prefix, and `xsi:type` without its own. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Own text, trimmed. */
  readonly text: string;
  readonly parent: XmlNode | null;
}

export function attribute(node: XmlNode, name: string): string | null {
  return node.attributes[name] ?? null;
}

/** A boolean attribute; absent, it is what the specification says. */
export function flag(node: XmlNode, name: string, byDefault: boolean): boolean {
  const value = attribute(node, name);
  return value === null ? byDefault : value === 'true' || value === '1';
}

export function childrenNamed(node: XmlNode, ...names: readonly string[]): readonly XmlNode[] {
  return node.children.filter((child) => names.includes(child.name));
}

/** Ids that a reference names, written as an attribute or as child elements; prefixes are left out. */
export function references(node: XmlNode, name: string): readonly string[] {
  const written = attribute(node, name)?.split(/\s+/) ?? [];
  return [...written, ...childrenNamed(node, name).map((child) => child.text)]
    .map((reference) => reference.slice(reference.indexOf(':') + 1))
    .filter((reference) => reference !== '');
}

export function within(node: XmlNode, fits: (outer: XmlNode) => boolean): boolean {
  for (let outer = node.parent; outer !== null; outer = outer.parent) {
    if (fits(outer)) return true;
  }
  return false;
}

/** The id of the node, or of the nearest node around it that has one. */
export function nearestId(node: XmlNode): string | null {
  for (let at: XmlNode | null = node; at !== null; at = at.parent) {
    const id = attribute(at, 'id');
    if (id !== null) return id;
  }
  return null;
}
