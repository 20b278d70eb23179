import { isBoundary } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import type { Lane, SequenceFlow } from '../model/procedure.ts';
import type { ExecutedNode } from './content/executed-nodes.ts';
import type { Findings } from './findings.ts';
import { compensationHandlers, isCompensationBoundary } from './compensation-handlers.ts';
import { readLanes } from './lanes.ts';
import { children, idOf, nearestId } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { FlowLists, transformFlow } from './transform-flows.ts';
import {
  transformBoundaryEvent,
  transformCatchEvent,
  transformEndEvent,
  transformStartEvent,
  transformThrowEvent,
} from './transform-events.ts';
import {
  transformComplexGateway,
  transformEventBasedGateway,
  transformExclusiveGateway,
  transformInclusiveGateway,
  transformParallelGateway,
} from './transform-gateways.ts';
import {
  transformBusinessRuleTask,
  transformCallActivity,
  transformManualTask,
  transformReceiveTask,
  transformScriptTask,
  transformSendTask,
  transformServiceTask,
  transformTask,
  transformUserTask,
} from './transform-tasks.ts';
import { readActivity, referenceId } from './transformation.ts';
import type { LaneShare, Place } from './transformation.ts';

/** Everything found so far, of all levels. */
export interface Content {
  readonly elements: Map<string, BpmnElement>;
  readonly flows: Map<string, SequenceFlow>;
  readonly lanes: Map<string, Lane>;
}

interface Level {
  readonly content: Content;
  readonly findings: Findings;
  readonly parent: string | null;
  readonly stage: string | null;
  readonly lane: LaneShare | null;
  readonly inHandler: boolean;
}

/** Where the tokens of a level start, and the event sub-processes in it. */
export interface LevelStarts {
  readonly starts: readonly string[];
  readonly handlers?: readonly string[];
}

type Transform = (element: ModdleElement, place: NodePlace) => BpmnElement | null;
/** Where a node stands, and what a node with an inside needs to go on. */
interface NodePlace extends Place {
  readonly content: Content;
}

const transforms: { readonly [K in ExecutedNode]: Transform } = {
  'bpmn:StartEvent': transformStartEvent,
  'bpmn:EndEvent': transformEndEvent,
  'bpmn:IntermediateThrowEvent': transformThrowEvent,
  'bpmn:IntermediateCatchEvent': transformCatchEvent,
  'bpmn:BoundaryEvent': transformBoundaryEvent,
  'bpmn:Task': transformTask,
  'bpmn:ManualTask': transformManualTask,
  'bpmn:UserTask': transformUserTask,
  'bpmn:ServiceTask': transformServiceTask,
  'bpmn:ScriptTask': transformScriptTask,
  'bpmn:BusinessRuleTask': transformBusinessRuleTask,
  'bpmn:SendTask': transformSendTask,
  'bpmn:ReceiveTask': transformReceiveTask,
  'bpmn:SubProcess': transformSubProcess,
  'bpmn:Transaction': transformSubProcess,
  'bpmn:CallActivity': transformCallActivity,
  'bpmn:ExclusiveGateway': transformExclusiveGateway,
  'bpmn:ParallelGateway': transformParallelGateway,
  'bpmn:InclusiveGateway': transformInclusiveGateway,
  'bpmn:EventBasedGateway': transformEventBasedGateway,
  'bpmn:ComplexGateway': transformComplexGateway,
};

/** Transforms one level: a process or the inside of a sub-process. */
export function transformContainer(container: ModdleElement, level: Level): LevelStarts {
  const { findings, content } = level;
  const drawn = children(container, 'flowElements').filter(
    (element) => element.$type !== 'bpmn:SequenceFlow',
  );
  const compensations = compensationHandlers(container, drawn, findings);
  const nodes = drawn.filter((node) => !isCompensationBoundary(node));
  const flows = children(container, 'flowElements')
    .filter((element) => element.$type === 'bpmn:SequenceFlow')
    .map((element) => transformFlow(element, findings))
    .filter((flow) => flow !== null);
  for (const flow of flows) content.flows.set(flow.id, flow);
  const lanes = readLanes(container, findings);
  for (const lane of lanes.lanes) content.lanes.set(lane.id, lane);
  const lists = new FlowLists(flows);
  const attached = boundariesByHost(nodes);
  const found: BpmnElement[] = [];
  for (const node of nodes) {
    const id = idOf(node) ?? '';
    const element = transformNode(node, {
      content,
      findings,
      parent: level.parent,
      stage: level.stage,
      lane: lanes.byElement.get(id) ?? level.lane,
      incoming: lists.incoming(node),
      outgoing: lists.outgoing(node),
      inHandler: level.inHandler,
      compensation: compensations.get(id) ?? null,
      boundaries: attached.get(id) ?? [],
    });
    if (element === null) continue;
    content.elements.set(element.id, element);
    found.push(element);
  }
  const handlers = found.filter(({ kind }) => kind === 'eventSubProcess').map(({ id }) => id);
  return { starts: startsOf(found), ...(handlers.length === 0 ? {} : { handlers }) };
}

function transformNode(node: ModdleElement, place: NodePlace): BpmnElement | null {
  // What is not executed is documentation, or has been refused (`content/`).
  if (!isExecuted(node.$type)) {
    // It may stand in other elements, but is none that a token could reach.
    if (node.$type === 'bpmn:ImplicitThrowEvent')
      place.findings.add('not-supported', idOf(node), { what: node.$type });
    return null;
  }
  if (idOf(node) !== null) return transforms[node.$type](node, place);
  place.findings.add('id-required', nearestId(node), { what: node.$type });
  return null;
}

function isExecuted(type: string): type is ExecutedNode {
  return Object.hasOwn(transforms, type);
}

function transformSubProcess(
  element: ModdleElement,
  place: NodePlace,
): BpmnElement<'subProcess' | 'eventSubProcess'> {
  const { node, extensions } = readActivity(element, place, ['bh:Limit']);
  const inHandler = element['triggeredByEvent'] === true;
  const level = transformContainer(element, {
    content: place.content,
    findings: place.findings,
    parent: node.id,
    stage: node.stage,
    lane: place.lane,
    inHandler,
  });
  const inside = {
    ...node,
    ...level,
    limit: extensions.limit(),
    ...(element.$type === 'bpmn:Transaction' ? { transaction: true as const } : {}),
  };
  return inHandler
    ? { kind: 'eventSubProcess', ...inside, interrupting: interrupts(element) }
    : { kind: 'subProcess', ...inside };
}

/** The start event says it. */
function interrupts(handler: ModdleElement): boolean {
  return children(handler, 'flowElements').every(
    (inner) => inner.$type !== 'bpmn:StartEvent' || inner['isInterrupting'] !== false,
  );
}

function boundariesByHost(nodes: readonly ModdleElement[]): ReadonlyMap<string, readonly string[]> {
  const attached = new Map<string, string[]>();
  for (const node of nodes) {
    const host = node.$type === 'bpmn:BoundaryEvent' ? referenceId(node, 'attachedToRef') : null;
    const id = idOf(node);
    if (host === null || id === null) continue;
    attached.set(host, [...(attached.get(host) ?? []), id]);
  }
  return attached;
}

/** The start events or, without any, everything that no flow leads to (specification 13.2). */
function startsOf(elements: readonly BpmnElement[]): readonly string[] {
  const events = elements.filter(
    ({ kind }) => kind.endsWith('StartEvent') || kind === 'startEvent',
  );
  const starts = events.length > 0 ? events : elements.filter(isImplicitStart);
  return starts.map((element) => element.id);
}

function isImplicitStart(element: BpmnElement): boolean {
  return (
    element.incoming.length === 0 &&
    !isBoundary(element) &&
    element.kind !== 'linkCatchEvent' &&
    element.kind !== 'eventSubProcess' &&
    !('isForCompensation' in element)
  );
}
