import type { FeelSource } from '../model/element-properties.ts';
import type { KeyRule } from '../model/event-definition.ts';
import { feelIn } from './event-definitions.ts';
import type { Findings } from './findings.ts';
import { child, children, idOf, isModdleElement, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';

interface Speaking {
  /** The task or event that sends or waits for the message. */
  readonly owner: ModdleElement;
  /** It has a `bh:correlation`. */
  readonly hasOwn: boolean;
  readonly findings: Findings;
}

/**
 * The key that an element's message is correlated by (BPMN 2.0.2, 8.4.2): the one of its conversation, or of the
 * collaboration, that the message has all properties of. What cannot be told apart is refused; why is in
 * `engine/correlation.md`.
 */
export function keyOf(message: ModdleElement, speaking: Speaking): KeyRule | null {
  const { owner, hasOwn, findings } = speaking;
  const id = idOf(owner);
  const keys = keysAround(owner);
  const [key, ...others] = keys.filter(({ key: one }) => missingIn(one, message).length === 0);
  if (key === undefined) {
    if (!hasOwn) refuseSilent(message, keys, speaking);
    return null;
  }
  if (hasOwn) findings.add('correlation-twice', id, { key: nameOf(key.key) });
  if (others.length === 0) return ruleOf(key.key, message, speaking);
  const names = [key, ...others].map((one) => nameOf(one.key));
  findings.add('correlation-keys-several', id, { keys: names.join(' ') });
  return null;
}

interface KeyAround {
  readonly key: ModdleElement;
  /** The element is an end of a message flow that the key is for. */
  readonly atFlow: boolean;
}

/** Keys of the collaboration hold for all of it, those of a conversation for the ends of its message flows. */
function keysAround(owner: ModdleElement): readonly KeyAround[] {
  return children(rootOf(owner), 'rootElements').flatMap((root) => {
    const atFlow = isEndOf(owner, children(root, 'messageFlows'));
    const ofAll = children(root, 'correlationKeys').map((key) => ({ key, atFlow }));
    const ofTalks = children(root, 'conversations')
      .filter((node) => isEndOf(owner, flowsOf(node)))
      .flatMap((node) => children(node, 'correlationKeys'))
      .map((key) => ({ key, atFlow: true }));
    return ofAll.concat(ofTalks);
  });
}

/** By the name of the schema, and by that of modelers built on bpmn-moddle. */
function flowsOf(conversation: ModdleElement): readonly ModdleElement[] {
  return [
    ...children(conversation, 'messageFlowRef'),
    ...children(conversation, 'messageFlowRefs'),
  ];
}

function isEndOf(owner: ModdleElement, flows: readonly ModdleElement[]): boolean {
  return flows.some(
    (flow) => child(flow, 'sourceRef') === owner || child(flow, 'targetRef') === owner,
  );
}

/** What is exchanged in a conversation has a whole key: one that is partly there is none. */
function refuseSilent(
  message: ModdleElement,
  keys: readonly KeyAround[],
  { owner, findings }: Speaking,
): void {
  const id = idOf(owner);
  const partly = keys.find(
    ({ key }) => missingIn(key, message).length < children(key, 'correlationPropertyRef').length,
  );
  if (partly !== undefined)
    findings.add('correlation-key-incomplete', id, {
      key: nameOf(partly.key),
      properties: missingIn(partly.key, message).join(' '),
    });
  else if (keys.some(({ atFlow }) => atFlow))
    findings.add('correlation-key-missing', id, { message: text(message, 'name') ?? '' });
}

/** Names of the properties that nothing says how to find in the message. */
function missingIn(key: ModdleElement, message: ModdleElement): readonly string[] {
  return children(key, 'correlationPropertyRef')
    .filter((property) => retrievalFrom(property, message) === null)
    .map(nameOf);
}

function retrievalFrom(property: ModdleElement, message: ModdleElement): ModdleElement | null {
  const all = children(property, 'correlationPropertyRetrievalExpression');
  return all.find((one) => child(one, 'messageRef') === message) ?? null;
}

function ruleOf(
  key: ModdleElement,
  message: ModdleElement,
  { owner, findings }: Speaking,
): KeyRule {
  const properties = children(key, 'correlationPropertyRef');
  const bindings = bindingsOf(key, owner);
  const read = (
    property: ModdleElement,
    [holder, path]: readonly [ModdleElement | null, string],
  ): [string, FeelSource] => {
    const about = { id: idOf(property), findings };
    return [nameOf(property), (holder === null ? null : feelIn(holder, path, about)) ?? 'null'];
  };
  return {
    id: idOf(key) ?? '',
    properties: inOrder(
      properties.map((one) => read(one, [retrievalFrom(one, message), 'messagePath'])),
    ),
    ...(bindings === null
      ? {}
      : {
          bindings: inOrder(
            properties.map((one) => read(one, [bindings.get(one) ?? null, 'dataPath'])),
          ),
        }),
  };
}

function inOrder(entries: readonly [string, FeelSource][]): Readonly<Record<string, FeelSource>> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the process of an element binds the properties of a key to; null when it does not subscribe to it. */
function bindingsOf(
  key: ModdleElement,
  owner: ModdleElement,
): ReadonlyMap<ModdleElement, ModdleElement> | null {
  const process = around(owner).find(({ $type }) => $type === 'bpmn:Process');
  const subscription =
    process === undefined
      ? undefined
      : children(process, 'correlationSubscriptions').find(
          (one) => child(one, 'correlationKeyRef') === key,
        );
  if (subscription === undefined) return null;
  return new Map(
    children(subscription, 'correlationPropertyBinding').flatMap((binding) => {
      const property = child(binding, 'correlationPropertyRef');
      return property === null ? [] : [[property, binding] as const];
    }),
  );
}

/** A property is known by its name, where it has one. */
export function nameOf(element: ModdleElement): string {
  return text(element, 'name') ?? idOf(element) ?? '';
}

/** The elements around one, itself first. */
function around(element: ModdleElement): readonly ModdleElement[] {
  const found: ModdleElement[] = [];
  for (let at: unknown = element; isModdleElement(at); at = at['$parent']) found.push(at);
  return found;
}

function rootOf(element: ModdleElement): ModdleElement {
  return around(element).at(-1) ?? element;
}
