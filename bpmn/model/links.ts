import type { BpmnElement } from './element.ts';
import type { Procedure } from './procedure.ts';

type Link = BpmnElement<'linkThrowEvent' | 'linkCatchEvent'>;

const known = new WeakMap<Procedure, readonly Link[]>();

/** Link events of the other kind with the same name on the same level. */
export function linkedWith<K extends Link['kind']>(
  procedure: Procedure,
  { link, parent }: Link,
  kind: K,
): readonly BpmnElement<K>[] {
  let links = known.get(procedure);
  if (links === undefined) {
    links = Object.values(procedure.elements).filter(isLink);
    known.set(procedure, links);
  }
  return links.filter(
    (other): other is BpmnElement<K> & Link =>
      other.kind === kind && other.link === link && other.parent === parent,
  );
}

function isLink(element: BpmnElement): element is Link {
  return element.kind === 'linkThrowEvent' || element.kind === 'linkCatchEvent';
}
