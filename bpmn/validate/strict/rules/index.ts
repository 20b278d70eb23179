import type { DiagramRule } from '../rule.ts';
import { activityRules } from './activities.ts';
import { callableElementRules } from './callable-elements.ts';
import { collaborationRules } from './collaborations.ts';
import { compensationRules } from './compensation.ts';
import { dataRules } from './data.ts';
import { eventDataRules } from './event-data.ts';
import { eventDefinitionRules } from './event-definitions.ts';
import { eventPositions } from './event-positions.ts';
import { expressionRules } from './expressions.ts';
import { flowEnds } from './flow-ends.ts';
import { gatewayRules } from './gateways.ts';
import { identityRules } from './identity.ts';
import { ioSetRules } from './io-sets.ts';
import { levelRules } from './levels.ts';
import { lexicalRules } from './lexical.ts';
import { linkRules } from './links.ts';
import { messageFlows } from './message-flows.ts';
import { operationRules } from './operations.ts';
import { referenceRules } from './references.ts';
import { sequenceFlows } from './sequence-flows.ts';
import { timerRules } from './timers.ts';

/** Every constraint of the specification that a diagram is judged by, a family a file. */
export const diagramRules: readonly DiagramRule[] = [
  ...identityRules,
  ...referenceRules,
  ...flowEnds,
  ...sequenceFlows,
  ...levelRules,
  ...eventPositions,
  ...eventDefinitionRules,
  ...eventDataRules,
  ...timerRules,
  ...linkRules,
  ...compensationRules,
  ...gatewayRules,
  ...messageFlows,
  ...collaborationRules,
  ...activityRules,
  ...callableElementRules,
  ...operationRules,
  ...dataRules,
  ...ioSetRules,
  ...expressionRules,
  ...lexicalRules,
];
