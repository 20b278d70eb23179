import { child, children, type ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import { collaborationOf, freeId } from './file-of.ts';
import { isConversation } from '../../../diagram/conversations/conversation-types.ts';
import { both, defines, either, isEvent, ofType } from './kinds.ts';
import { collaboration, expression, file, processOfPool, type Place } from './place.ts';
import type { PropertyList, PropertySection } from './property-field.ts';
import { referable } from './reference-sources.ts';

const named = (base: string) => (owner: ModdleElement) => {
  const id = freeId(base, owner);
  return { id, name: id };
};

/** Where a property stands in each message that has it. */
const retrievals: PropertyList = {
  key: 'messagePaths',
  type: 'bpmn:CorrelationPropertyRetrievalExpression',
  within: { at: [], property: 'correlationPropertyRetrievalExpression' },
  columns: [
    {
      key: 'message',
      property: 'messageRef',
      input: { kind: 'root', type: 'bpmn:Message', identity: 'name' },
      required: true,
    },
    {
      key: 'messagePath',
      at: [expression('messagePath')],
      property: 'body',
      input: { kind: 'feel' },
      required: true,
    },
  ],
  fresh: {},
};

const properties: PropertyList = {
  key: 'correlationProperties',
  type: 'bpmn:CorrelationProperty',
  within: { at: [file], property: 'rootElements' },
  columns: [{ key: 'name', property: 'name', input: { kind: 'text' }, required: true }],
  lists: [retrievals],
  fresh: named('property'),
};

const keysAt = (at: Place): PropertyList => ({
  key: 'correlationKeys',
  type: 'bpmn:CorrelationKey',
  within: { at, property: 'correlationKeys' },
  columns: [
    { key: 'name', property: 'name', input: { kind: 'text' }, required: true },
    {
      key: 'keyProperties',
      property: 'correlationPropertyRef',
      input: { kind: 'reference', to: 'correlationProperties', many: true },
      required: true,
    },
  ],
  fresh: named('key'),
});

/** The first property of the key that nothing is bound to. */
function unbound(subscription: ModdleElement): ModdleElement | undefined {
  const key = child(subscription, 'correlationKeyRef');
  const bound = new Set(
    children(subscription, 'correlationPropertyBinding').map((binding) =>
      child(binding, 'correlationPropertyRef'),
    ),
  );
  return key === null
    ? undefined
    : children(key, 'correlationPropertyRef').find((property) => !bound.has(property));
}

const bindings: PropertyList = {
  key: 'keyBindings',
  type: 'bpmn:CorrelationPropertyBinding',
  within: { at: [], property: 'correlationPropertyBinding' },
  columns: [
    {
      key: 'boundProperty',
      property: 'correlationPropertyRef',
      input: { kind: 'reference', to: 'correlationProperties' },
      required: true,
    },
    {
      key: 'dataPath',
      at: [expression('dataPath')],
      property: 'body',
      input: { kind: 'feel' },
      required: true,
    },
  ],
  fresh: (subscription) => ({ correlationPropertyRef: unbound(subscription) }),
};

/** A subscription begins with one of the keys, and a binding for each of its properties. */
const subscriptions = (at: Place): PropertyList => ({
  key: 'subscriptions',
  type: 'bpmn:CorrelationSubscription',
  within: { at, property: 'correlationSubscriptions' },
  columns: [
    {
      key: 'subscribedKey',
      property: 'correlationKeyRef',
      input: { kind: 'reference', to: 'correlationKeys' },
      required: true,
    },
  ],
  lists: [bindings],
  fresh: (owner) => ({ correlationKeyRef: referable('correlationKeys', owner)[0] }),
  upkeep: {
    added: ({ edit, drawn }, item) => {
      const key = child(item, 'correlationKeyRef');
      const made = (key === null ? [] : children(key, 'correlationPropertyRef')).map(
        (correlationPropertyRef) => edit.make(bindings.type, item, { correlationPropertyRef }),
      );
      edit.part(drawn, item, { correlationPropertyBinding: made });
    },
    removed: () => undefined,
  },
});

const hasCollaboration = (element: ModdleElement): boolean => collaborationOf(element) !== null;
const isWhole = ofType('Process', 'Participant', 'Collaboration');
const speaks = either(ofType('SendTask', 'ReceiveTask'), both(isEvent, defines('Message')));

/** A conversation moves nothing: its keys hold for its message flows (BPMN 2.0.2, 9.5). */
const conversations: readonly PropertySection[] = [
  {
    tab: 'basic',
    fits: isConversation,
    note: 'conversation',
    fields: [
      {
        key: 'messageFlows',
        at: [],
        property: 'messageFlowRef',
        input: { kind: 'reference', to: 'messageFlows', many: true },
      },
    ],
  },
];

/** What messages are correlated by (BPMN 2.0.2, 8.4.2). */
export const correlationSections: readonly PropertySection[] = [
  ...conversations,
  {
    tab: 'correlation',
    fits: both(isWhole, (element) => !hasCollaboration(element)),
    note: 'needsPool',
  },
  { tab: 'correlation', fits: both(isWhole, hasCollaboration), lists: [keysAt([collaboration])] },
  { tab: 'correlation', fits: isConversation, lists: [keysAt([])] },
  {
    tab: 'correlation',
    fits: both(either(either(isWhole, isConversation), speaks), hasCollaboration),
    lists: [properties],
  },
  {
    tab: 'correlation',
    fits: both(ofType('Process'), hasCollaboration),
    lists: [subscriptions([])],
  },
  {
    tab: 'correlation',
    fits: both(ofType('Participant'), (pool) => child(pool, 'processRef') !== null),
    lists: [subscriptions(processOfPool)],
  },
];
