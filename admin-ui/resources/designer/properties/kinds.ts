import { children, type ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';

type Fits = (element: ModdleElement) => boolean;

/** Whether an element is of one of the types. */
export const ofType =
  (...types: readonly string[]): Fits =>
  ({ $type }) =>
    types.includes($type.replace(/^bpmn:/u, ''));

export const isActivity: Fits = ofType(
  'Task',
  'UserTask',
  'ServiceTask',
  'ScriptTask',
  'BusinessRuleTask',
  'SendTask',
  'ReceiveTask',
  'ManualTask',
  'CallActivity',
  'SubProcess',
  'Transaction',
  'AdHocSubProcess',
);
export const isSubProcess: Fits = ofType('SubProcess', 'Transaction', 'AdHocSubProcess');
const isGateway: Fits = ({ $type }) => $type.endsWith('Gateway');
export const isEvent: Fits = ({ $type }) => $type.endsWith('Event');
export const isFlowNode: Fits = (element) =>
  isActivity(element) || isGateway(element) || isEvent(element);
const hasName: Fits = ofType('SequenceFlow', 'Process', 'Lane', 'DataObjectReference');
export const isNamed: Fits = (element) => isFlowNode(element) || hasName(element);

/** Whether an event has a definition of this kind. */
export const defines =
  (kind: string): Fits =>
  (element) =>
    children(element, 'eventDefinitions').some(
      ({ $type }) => $type === `bpmn:${kind}EventDefinition`,
    );

export const both =
  (one: Fits, other: Fits): Fits =>
  (element) =>
    one(element) && other(element);
export const either =
  (one: Fits, other: Fits): Fits =>
  (element) =>
    one(element) || other(element);
