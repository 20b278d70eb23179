import type { Diagram } from './diagram.ts';
import { attribute, flag } from './xml-node.ts';
import type { XmlNode } from './xml-node.ts';

/** Where an element says which item it holds, by the name of the element. */
const itemReferences: ReadonlyMap<string, string> = new Map([
  ['message', 'itemRef'],
  ['signal', 'structureRef'],
  ['error', 'structureRef'],
  ['escalation', 'structureRef'],
]);

/** The item definition of something that holds data or carries it; a reference has that of its object. */
export function itemOf(diagram: Diagram, node: XmlNode): XmlNode | null {
  const [own] = diagram.referred(node, itemReferences.get(node.name) ?? 'itemSubjectRef');
  if (own !== undefined) return own;
  const [object] = [
    ...diagram.referred(node, 'dataObjectRef'),
    ...diagram.referred(node, 'dataStoreRef'),
  ];
  return object === undefined ? null : (diagram.referred(object, 'itemSubjectRef')[0] ?? null);
}

const structure = (item: XmlNode): string => attribute(item, 'structureRef') ?? '';

/** Whether two items are of the same structure; what has none is only itself. */
export function sameStructure(one: XmlNode | null, other: XmlNode | null): boolean {
  if (one === other) return true;
  return (
    one !== null && other !== null && structure(one) !== '' && structure(one) === structure(other)
  );
}

/** Whether two items are the same: structure, and one or many of it. */
export function sameItem(one: XmlNode | null, other: XmlNode | null): boolean {
  return sameStructure(one, other) && isCollection(one) === isCollection(other);
}

export function isCollection(item: XmlNode | null): boolean {
  return item !== null && flag(item, 'isCollection', false);
}
