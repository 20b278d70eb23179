import type { SequenceFlow } from '../model/procedure.ts';
import { expressionText } from './event-definitions.ts';
import { Extensions } from './extensions.ts';
import type { Findings } from './findings.ts';
import { child, children, idOf, nearestId, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { referenceId } from './transformation.ts';
import { feelOf } from './texts.ts';

export function transformFlow(element: ModdleElement, findings: Findings): SequenceFlow | null {
  const id = idOf(element);
  const source = referenceId(element, 'sourceRef');
  const target = referenceId(element, 'targetRef');
  if (id === null) findings.add('id-required', nearestId(element), { what: element.$type });
  else if (source === null || target === null) findings.add('flow-end-unknown', id);
  else {
    const name = text(element, 'name') ?? '';
    const nameEn = new Extensions(element, id, ['bh:Label'], findings).labelEn(name);
    return { id, name, nameEn, source, target, condition: conditionOf(element, id, findings) };
  }
  return null;
}

function conditionOf(element: ModdleElement, id: string, findings: Findings): string | null {
  const expression = child(element, 'conditionExpression');
  if (expression === null) return null;
  const condition = feelOf(expressionText(expression, id, findings));
  if (condition === null) findings.add('expression-expected', id, { where: 'condition', text: '' });
  return condition ?? 'null';
}

/** Flows of one level by the element they leave or enter, in the order that the element itself lists. */
export class FlowLists {
  readonly #outgoing = new Map<string, string[]>();
  readonly #incoming = new Map<string, string[]>();

  constructor(flows: readonly SequenceFlow[]) {
    for (const flow of flows) {
      append(this.#outgoing, flow.source, flow.id);
      append(this.#incoming, flow.target, flow.id);
    }
  }

  outgoing(element: ModdleElement): readonly string[] {
    return inOrder(element, 'outgoing', this.#outgoing);
  }
  incoming(element: ModdleElement): readonly string[] {
    return inOrder(element, 'incoming', this.#incoming);
  }
}

function append(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function inOrder(
  element: ModdleElement,
  property: string,
  lists: ReadonlyMap<string, string[]>,
): readonly string[] {
  const actual = lists.get(idOf(element) ?? '') ?? [];
  const listed = children(element, property).map((flow) => idOf(flow) ?? '');
  const first = [...new Set(listed)].filter((id) => actual.includes(id));
  return [...first, ...actual.filter((id) => !first.includes(id))];
}
