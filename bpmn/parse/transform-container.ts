import { isActivity, isBoundary } from '../model/element.ts';
import type { Activity, BpmnElement } from '../model/element.ts';
import type { Lane, SequenceFlow } from '../model/procedure.ts';
import type { ExecutedNode } from './content/executed-nodes.ts';
import type { Findings } from './findings.ts';
import { compensationHandlers, isCompensationBoundary } from './compensation-handlers.ts';
import { feelIn } from './event-definitions.ts';
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
import { isSecond, readActivity, referenceId } from './transformation.ts';
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

/** Where the tokens of a level start, by themselves or by an event, and the event sub-processes in it. */
export interface LevelStarts {
  readonly starts: readonly string[];
  readonly eventStarts?: readonly string[];
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
  'bpmn:AdHocSubProcess': transformAdHocSubProcess,
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
  return { ...startsIn(found, level), ...(handlers.length === 0 ? {} : { handlers }) };
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
  const inHandler = element['triggeredByEvent'] === true;
  const inside = readInside(element, place, inHandler);
  if (inHandler) return { kind: 'eventSubProcess', ...inside, interrupting: interrupts(element) };
  return {
    kind: 'subProcess',
    ...inside,
    ...(element.$type === 'bpmn:Transaction' ? { transaction: true as const } : {}),
  };
}

/** Only activities are started in it, by people. */
function transformAdHocSubProcess(
  element: ModdleElement,
  place: NodePlace,
): BpmnElement<'adHocSubProcess'> {
  const { findings, content } = place;
  const inside = readInside(element, place, false);
  const starts = inside.starts.filter((id) => {
    const start = content.elements.get(id);
    return start !== undefined && isActivity(start);
  });
  return {
    kind: 'adHocSubProcess',
    ...inside,
    starts,
    completion: feelIn(element, 'completionCondition', { id: inside.id, findings }),
    cancelsRemaining: element['cancelRemainingInstances'] !== false,
    ...(isSecond(element, 'ordering', { values: ['Parallel', 'Sequential'], findings })
      ? { sequential: true as const }
      : {}),
  };
}

function readInside(
  element: ModdleElement,
  place: NodePlace,
  inHandler: boolean,
): Activity & LevelStarts & Pick<BpmnElement<'subProcess'>, 'limit'> {
  const { node, extensions } = readActivity(element, place, ['bh:Limit']);
  const level = transformContainer(element, {
    content: place.content,
    findings: place.findings,
    parent: node.id,
    stage: node.stage,
    lane: place.lane,
    inHandler,
  });
  return { ...node, ...level, limit: extensions.limit() };
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

/**
 * The start events or, without any, everything that no flow leads to (specification 13.2). At the top level
 * events start a case, of start events and of what instantiates.
 */
function startsIn(
  elements: readonly BpmnElement[],
  { parent }: Level,
): Pick<LevelStarts, 'starts' | 'eventStarts'> {
  const byEvent = elements.filter(({ kind }) => kind.endsWith('StartEvent'));
  const plain = elements.filter(({ kind }) => kind === 'startEvent');
  const instantiating = elements.filter((element) => 'instantiates' in element);
  const eventStarts = parent === null ? idsOf(elements, [...byEvent, ...instantiating]) : [];
  const starts = parent === null ? plain : [...byEvent, ...plain];
  const explicit = starts.length + eventStarts.length > 0;
  return {
    starts: idsOf(elements, explicit ? starts : elements.filter(isImplicitStart)),
    ...(eventStarts.length === 0 ? {} : { eventStarts }),
  };
}

/** In order of the diagram. */
function idsOf(drawn: readonly BpmnElement[], some: readonly BpmnElement[]): readonly string[] {
  return drawn.filter((element) => some.includes(element)).map(({ id }) => id);
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
