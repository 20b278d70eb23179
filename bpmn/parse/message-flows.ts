import { definitionsOf } from './event-definitions.ts';
import type { Findings } from './findings.ts';
import { messageName } from './message-name.ts';
import { child, children, idOf, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';

/**
 * A message flow moves nothing itself: what sends and what receives is said by its ends, which have to
 * be about the same message (BPMN 2.0.2, 9.4). A partner outside may send, by the door that the centre
 * has for messages; nobody would bring it one.
 */
export function checkMessageFlows(definitions: ModdleElement, findings: Findings): void {
  const flows = children(definitions, 'rootElements').flatMap((root) =>
    children(root, 'messageFlows'),
  );
  for (const flow of flows) checkFlow(flow, findings);
}

function checkFlow(flow: ModdleElement, findings: Findings): void {
  const id = idOf(flow);
  const target = child(flow, 'targetRef');
  if (target !== null && isOutside(target)) {
    findings.add('partner-not-reachable', id, { partner: nameOf(target) });
    return;
  }
  const named = child(flow, 'messageRef');
  const said: (readonly string[])[] = named === null ? [] : [[text(named, 'name') ?? '']];
  for (const end of ['sourceRef', 'targetRef'] as const) {
    const node = child(flow, end);
    if (node === null || isOutside(node)) continue;
    const messages = messagesOf(node);
    if (messages.length === 0) findings.add('message-flow-end-silent', id, { end });
    else said.push(messages);
  }
  const [first = [], ...others] = said;
  if (said.length > 0 && !first.some((name) => others.every((names) => names.includes(name))))
    findings.add('message-flow-differs', id, { messages: [...new Set(said.flat())].join(' ') });
}

/** A pool without a process in this file. */
function isOutside(node: ModdleElement): boolean {
  return node.$type === 'bpmn:Participant' && child(node, 'processRef') === null;
}

function nameOf(node: ModdleElement): string {
  return text(node, 'name') ?? idOf(node) ?? '';
}

/** What an element sends or receives. */
function messagesOf(node: ModdleElement): readonly string[] {
  const speaking = [
    node,
    ...definitionsOf(node).filter(({ $type }) => $type === 'bpmn:MessageEventDefinition'),
  ];
  return speaking.map(messageName).filter((name) => name !== null);
}
