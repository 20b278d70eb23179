import { nameOf } from './correlation.ts';
import type { Findings } from './findings.ts';
import { child, children, idOf, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';

/**
 * What keys, properties and subscriptions say by themselves (BPMN 2.0.2, tables 8.31 to 8.35): a key has
 * properties, each by one name and found in a message one way; a subscription binds each property of its key.
 */
export function checkCorrelation(definitions: ModdleElement, findings: Findings): void {
  const roots = children(definitions, 'rootElements');
  const keys = roots.flatMap((root) =>
    [root, ...children(root, 'conversations')].flatMap((at) => children(at, 'correlationKeys')),
  );
  for (const key of keys) checkKey(key, findings);
  for (const root of roots) {
    checkRetrievals(root, findings);
    checkSubscriptions(root, findings);
  }
}

function checkKey(key: ModdleElement, findings: Findings): void {
  const names = children(key, 'correlationPropertyRef').map(nameOf);
  if (idOf(key) === null) findings.add('id-required', null, { what: 'correlationKey' });
  if (names.length === 0) findings.add('correlation-key-empty', idOf(key));
  for (const name of repeated(names)) findings.add('correlation-repeated', idOf(key), { name });
}

function checkRetrievals(property: ModdleElement, findings: Findings): void {
  const messages = children(property, 'correlationPropertyRetrievalExpression').map((one) => {
    const message = child(one, 'messageRef');
    if (message === null || child(one, 'messagePath') === null)
      findings.add('correlation-retrieval-incomplete', idOf(property));
    return message === null ? '' : (text(message, 'name') ?? idOf(message) ?? '');
  });
  for (const name of repeated(messages))
    findings.add('correlation-repeated', idOf(property), { name });
}

function checkSubscriptions(process: ModdleElement, findings: Findings): void {
  const subscriptions = children(process, 'correlationSubscriptions');
  const keys = subscriptions.map((one) => child(one, 'correlationKeyRef'));
  for (const name of repeated(keys.map((key) => (key === null ? '' : (idOf(key) ?? '')))))
    findings.add('correlation-repeated', idOf(process), { name });
  for (const one of subscriptions) checkBindings(process, one, findings);
}

function checkBindings(
  process: ModdleElement,
  subscription: ModdleElement,
  findings: Findings,
): void {
  const id = idOf(subscription) ?? idOf(process);
  const key = child(subscription, 'correlationKeyRef');
  const bindings = children(subscription, 'correlationPropertyBinding');
  const bound = bindings.map((one) => child(one, 'correlationPropertyRef'));
  const properties = key === null ? [] : children(key, 'correlationPropertyRef');
  const unbound = properties.filter((property) => !bound.includes(property));
  const foreign = bound.filter((one) => one === null || !properties.includes(one));
  if (key === null || unbound.length > 0 || foreign.length > 0 || isWithoutPath(bindings))
    findings.add('correlation-binding-incomplete', id, {
      properties: unbound.map(nameOf).join(' '),
    });
  for (const name of repeated(bound.map((one) => (one === null ? '' : nameOf(one)))))
    findings.add('correlation-repeated', id, { name });
}

function isWithoutPath(bindings: readonly ModdleElement[]): boolean {
  return bindings.some((binding) => child(binding, 'dataPath') === null);
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
