import type { BpmnElement } from '../model/element.ts';
import { isActivity, isBoundary } from '../model/element.ts';
import type { SequenceFlow } from '../model/procedure.ts';

type Elements = ReadonlyMap<string, BpmnElement>;
type Flows = ReadonlyMap<string, SequenceFlow>;

function linkTargets(element: BpmnElement, elements: Elements): readonly string[] {
  if (element.kind !== 'linkThrowEvent') return [];
  return [...elements.values()]
    .filter(
      (other) =>
        other.kind === 'linkCatchEvent' &&
        other.link === element.link &&
        other.parent === element.parent,
    )
    .map((other) => other.id);
}

function nextOf(element: BpmnElement, elements: Elements, flows: Flows): readonly string[] {
  return [
    ...element.outgoing.map((flow) => flows.get(flow)?.target ?? ''),
    ...(isActivity(element) ? element.boundaries : []),
    ...linkTargets(element, elements),
  ];
}

function reach(
  from: readonly string[],
  elements: Elements,
  flows: Flows,
  without: string | null,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const element = elements.get(id);
    if (element === undefined || seen.has(id) || id === without) continue;
    seen.add(id);
    open.push(...nextOf(element, elements, flows));
  }
  return seen;
}

/** Where a token of this level starts: its start events or, without any, what has no incoming flow. */
export function startsOf(elements: Elements, parent: string | null): readonly string[] {
  const level = [...elements.values()].filter((element) => element.parent === parent);
  const events = level.filter((element) => element.kind === 'startEvent');
  const starts =
    events.length > 0
      ? events
      : level.filter(
          (element) =>
            element.incoming.length === 0 &&
            !isBoundary(element) &&
            element.kind !== 'linkCatchEvent',
        );
  return starts.map((element) => element.id);
}

function withBoundaries(elements: Elements): Map<string, BpmnElement> {
  const hosts = new Map<string, string[]>();
  for (const element of elements.values()) {
    if (isBoundary(element))
      hosts.set(element.host, [...(hosts.get(element.host) ?? []), element.id]);
  }
  return new Map(
    [...elements].map(([id, element]) => [
      id,
      isActivity(element) ? { ...element, boundaries: hosts.get(id) ?? [] } : element,
    ]),
  );
}

/**
 * Fills in what only the whole shows: boundary events at their hosts, where levels start, and which
 * non-interrupting branches meet no other flow and so run in a scope of their own (`returns.md`).
 */
export function connect(
  read: Elements,
  flows: Flows,
): { readonly elements: ReadonlyMap<string, BpmnElement>; readonly starts: readonly string[] } {
  const elements = withBoundaries(read);
  for (const [id, element] of elements) {
    if (element.kind === 'subProcess')
      elements.set(id, { ...element, starts: startsOf(elements, id) });
  }
  for (const [id, element] of elements) {
    if (!isBoundary(element) || element.interrupting) continue;
    const branch = reach([id], elements, flows, null);
    const rest = reach(startsOf(elements, element.parent), elements, flows, id);
    elements.set(id, { ...element, detached: ![...branch].some((node) => rest.has(node)) });
  }
  return { elements, starts: startsOf(elements, null) };
}
