import { isA } from './metamodel.ts';
import { attribute, childrenNamed, flag, references } from './xml-node.ts';
import type { XmlNode } from './xml-node.ts';

/** A written diagram with what the rules ask of it again and again. */
export class Diagram {
  readonly root: XmlNode;
  /** In document order. */
  readonly nodes: readonly XmlNode[];
  readonly #byId = new Map<string, XmlNode>();
  readonly #byName = new Map<string, XmlNode[]>();
  readonly #incoming = new Map<string, XmlNode[]>();
  readonly #outgoing = new Map<string, XmlNode[]>();

  constructor(root: XmlNode) {
    this.root = root;
    this.nodes = [...descendants(root)];
    for (const node of this.nodes) {
      const id = attribute(node, 'id');
      if (id !== null && !this.#byId.has(id)) this.#byId.set(id, node);
      append(this.#byName, node.name, node);
      if (node.name !== 'sequenceFlow') continue;
      for (const source of references(node, 'sourceRef')) append(this.#outgoing, source, node);
      for (const target of references(node, 'targetRef')) append(this.#incoming, target, node);
    }
  }

  /** Elements of a type, or of a name. */
  all(...typesOrNames: readonly string[]): readonly XmlNode[] {
    const names = [...this.#byName.keys()];
    return typesOrNames.flatMap((wanted) =>
      names.flatMap((name) => {
        const nodes = this.#byName.get(name) ?? [];
        const [first] = nodes;
        return first !== undefined && isA(first, wanted) ? nodes : [];
      }),
    );
  }

  find(id: string): XmlNode | null {
    return this.#byId.get(id) ?? null;
  }

  /** What a reference names, as far as it is in the diagram. */
  referred(node: XmlNode, name: string): readonly XmlNode[] {
    return references(node, name).flatMap((id) => this.find(id) ?? []);
  }

  /** Sequence flows that end at a node. */
  incoming(node: XmlNode): readonly XmlNode[] {
    return this.#incoming.get(attribute(node, 'id') ?? '') ?? [];
  }

  /** Sequence flows that start at a node. */
  outgoing(node: XmlNode): readonly XmlNode[] {
    return this.#outgoing.get(attribute(node, 'id') ?? '') ?? [];
  }

  /** Event definitions of an event: its own, and those that it refers to. */
  definitions(event: XmlNode): readonly XmlNode[] {
    return [
      ...event.children.filter((child) => isA(child, 'EventDefinition')),
      ...this.referred(event, 'eventDefinitionRef'),
    ];
  }

  defines(event: XmlNode, ...names: readonly string[]): boolean {
    return this.definitions(event).some((definition) => names.includes(definition.name));
  }
}

function* descendants(node: XmlNode): Generator<XmlNode> {
  yield node;
  for (const child of node.children) yield* descendants(child);
}

function append(lists: Map<string, XmlNode[]>, key: string, node: XmlNode): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [node]);
  else list.push(node);
}

/** The process that an element belongs to; null outside of processes. */
export function processOf(node: XmlNode): XmlNode | null {
  for (let at: XmlNode | null = node; at !== null; at = at.parent) {
    if (at.name === 'process') return at;
  }
  return null;
}

export function isExecutable(node: XmlNode): boolean {
  const process = processOf(node);
  return process !== null && flag(process, 'isExecutable', false);
}

export function isEventSubProcess(node: XmlNode): boolean {
  return isA(node, 'SubProcess') && flag(node, 'triggeredByEvent', false);
}

/** Flow nodes directly in a process or sub-process. */
export function flowNodes(container: XmlNode): readonly XmlNode[] {
  return container.children.filter((child) => isA(child, 'FlowNode'));
}

/** The input-output specification of an element that has one. */
export function ioSpecification(node: XmlNode): XmlNode | null {
  return childrenNamed(node, 'ioSpecification')[0] ?? null;
}
