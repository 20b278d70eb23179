import { taken } from './use.ts';
import type { Uses } from './use.ts';

const basic: Uses = { id: 'read', documentation: taken('words') };

/**
 * Conversations and what messages are correlated by (BPMN 2.0.2, 8.4.2 and 9.5). A conversation moves nothing;
 * its keys hold for its message flows. Sub- and call conversations are refused.
 */
export const correlationTypes: Readonly<Record<string, Uses>> = {
  'bpmn:Conversation': {
    ...basic,
    name: taken('words'),
    participantRef: taken('drawing'),
    messageFlowRef: 'read',
    messageFlowRefs: 'read',
    correlationKeys: 'contents',
  },
  'bpmn:ConversationLink': {
    ...basic,
    name: taken('words'),
    sourceRef: taken('drawing'),
    targetRef: taken('drawing'),
  },
  'bpmn:CorrelationKey': { ...basic, name: taken('words'), correlationPropertyRef: 'read' },
  'bpmn:CorrelationProperty': {
    ...basic,
    name: 'read',
    type: taken('type'),
    correlationPropertyRetrievalExpression: 'part',
  },
  'bpmn:CorrelationPropertyRetrievalExpression': {
    ...basic,
    messageRef: 'read',
    messagePath: 'part',
  },
  'bpmn:CorrelationSubscription': {
    ...basic,
    correlationKeyRef: 'read',
    correlationPropertyBinding: 'part',
  },
  'bpmn:CorrelationPropertyBinding': {
    ...basic,
    correlationPropertyRef: 'read',
    dataPath: 'part',
  },
};
