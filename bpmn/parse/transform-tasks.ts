import type { AssignmentRule, FeelSource } from '../model/element-properties.ts';
import type { BpmnElement } from '../model/element.ts';
import type { MessageRule } from '../model/event-definition.ts';
import type { Extensions } from './extensions.ts';
import { keyOf } from './correlation.ts';
import { messageIn, messageName } from './message-name.ts';
import { text } from './moddle-element.ts';
import type { Findings } from './findings.ts';
import type { ModdleElement } from './moddle-element.ts';
import { instantiates, readActivity } from './transformation.ts';
import type { LaneShare, Place } from './transformation.ts';
import { feelOf } from './texts.ts';

export function transformTask(element: ModdleElement, place: Place): BpmnElement<'task'> {
  return { kind: 'task', ...readActivity(element, place).node };
}

export function transformManualTask(
  element: ModdleElement,
  place: Place,
): BpmnElement<'manualTask'> {
  return { kind: 'manualTask', ...readActivity(element, place).node };
}

export function transformUserTask(element: ModdleElement, place: Place): BpmnElement<'userTask'> {
  const { node, extensions } = readActivity(element, place, [
    'bh:Assignment',
    'bh:Form',
    'bh:Limit',
    'bh:Outcome',
  ]);
  return {
    kind: 'userTask',
    ...node,
    assignment: withLane(extensions.assignment(), place.lane),
    form: extensions.form(),
    limit: extensions.limit(),
    outcomes: extensions.outcomes(),
  };
}

/** A task's own assignment wins over its lane's, part by part. */
function withLane(own: AssignmentRule, lane: LaneShare | null): AssignmentRule {
  if (lane === null) return own;
  return mergeAssignments(lane.assignment, own);
}

export function mergeAssignments(outer: AssignmentRule, inner: AssignmentRule): AssignmentRule {
  return { ...outer, ...inner, exclude: inner.exclude.length > 0 ? inner.exclude : outer.exclude };
}

export function transformServiceTask(
  element: ModdleElement,
  place: Place,
): BpmnElement<'serviceTask'> {
  const { node, extensions } = readActivity(element, place, ['bh:Service']);
  return { kind: 'serviceTask', ...node, service: extensions.service() };
}

export function transformScriptTask(
  element: ModdleElement,
  place: Place,
): BpmnElement<'scriptTask'> {
  const { node, extensions } = readActivity(element, place, ['bh:ClockOperation']);
  return {
    kind: 'scriptTask',
    ...node,
    script: scriptOf(element, place),
    clockOperation: extensions.clockOperation(),
  };
}

export function transformBusinessRuleTask(
  element: ModdleElement,
  place: Place,
): BpmnElement<'businessRuleTask'> {
  const { node, extensions } = readActivity(element, place, ['bh:Decision', 'bh:Input']);
  return { kind: 'businessRuleTask', ...node, decision: extensions.decision() };
}

function scriptOf(element: ModdleElement, place: Place): FeelSource | null {
  const script = text(element, 'script');
  if (script === null) return null;
  // A global task says it by another name.
  const format = text(element, 'scriptFormat') ?? text(element, 'scriptLanguage') ?? '';
  if (format.toLowerCase() !== 'feel')
    place.findings.add('script-format', text(element, 'id'), { format });
  return feelOf(script) ?? script;
}

export function transformSendTask(element: ModdleElement, place: Place): BpmnElement<'sendTask'> {
  const { node, extensions } = readActivity(element, place, [
    'bh:Service',
    'bh:Correlation',
    'bh:Input',
  ]);
  const { findings } = place;
  const message = messageOf(element, { owner: element, extensions, findings });
  const about = { id: node.id, findings };
  return {
    kind: 'sendTask',
    ...node,
    service: extensions.service(),
    message,
    ...(message === null ? {} : itemOf('dataInputs', node.data?.io?.inputs, about)),
  };
}

/** Of a task that sends or receives a message the input, or output, is its item: there is at most one (10.3.3). */
function itemOf(
  side: 'dataInputs' | 'dataOutputs',
  names: readonly string[] = [],
  { id, findings }: { readonly id: string; readonly findings: Findings },
): { readonly item?: string } {
  const [item] = names;
  if (names.length > 1) findings.add('not-supported', id, { what: `several ${side}` });
  return item === undefined ? {} : { item };
}

export function transformReceiveTask(
  element: ModdleElement,
  place: Place,
): BpmnElement<'receiveTask'> {
  const { node, extensions } = readActivity(element, place, ['bh:Correlation', 'bh:OnReturn']);
  const { findings } = place;
  return {
    kind: 'receiveTask',
    ...node,
    message: messageOf(element, { owner: element, extensions, findings }),
    ...(instantiates(element, place) ? { instantiates: true as const } : {}),
    ...itemOf('dataOutputs', node.data?.io?.outputs, { id: node.id, findings }),
  };
}

/**
 * The message that an element or a definition of its event names; null when it names none, or one without a
 * name.
 */
export function messageOf(
  element: ModdleElement,
  {
    owner,
    extensions,
    findings,
  }: {
    readonly owner: ModdleElement;
    readonly extensions: Extensions;
    readonly findings: Findings;
  },
): MessageRule | null {
  const message = messageIn(element);
  const name = messageName(element);
  const correlation = extensions.correlation();
  const payload = extensions.mapping('bh:Input');
  const sent = payload === null ? {} : { payload };
  const onReturn = extensions.onReturn();
  if (message === null || name === null) return null;
  const key = keyOf(message, { owner, hasOwn: correlation !== null, findings });
  return { message: name, correlation, ...(key === null ? {} : { key }), ...sent, ...onReturn };
}

export function transformCallActivity(
  element: ModdleElement,
  place: Place,
): BpmnElement<'callActivity'> {
  const { node, extensions } = readActivity(element, place, ['bh:Input', 'bh:Output']);
  return {
    kind: 'callActivity',
    ...node,
    calledElement: text(element, 'calledElement') ?? '',
    inputs: extensions.mapping('bh:Input'),
    outputs: extensions.mapping('bh:Output'),
  };
}
