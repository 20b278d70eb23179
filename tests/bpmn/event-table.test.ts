import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BpmnElement } from '../../bpmn/model/element.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../bpmn/parse/parse-procedure.ts';
import { validateProcedure } from '../../bpmn/validate/validate-procedure.ts';
import {
  eventTable,
  eventTypes,
  gatewayTable,
  notAllowed,
  positions,
  type EventType,
  type GatewayUse,
  type Position,
} from './event-table.ts';
import { enteredIn, traceNames } from './golden-trace.ts';
import { tracesFolder } from './load-procedure.ts';
import { definitions, flow } from './parse/diagram-text.ts';

/** `signalBoundaryEvent` is a signal at a boundary. */
const eventKind = /^(?<type>[a-z]*?)(?:Start|Catch|Boundary|Throw|End|)Event$/u;
const positionKind: readonly (readonly [RegExp, (of: Placed) => Position])[] = [
  [/^startEvent$|StartEvent$/u, startPosition],
  [/CatchEvent$/u, () => 'catch'],
  [
    /BoundaryEvent$/u,
    ({ element }) =>
      'interrupting' in element && element.interrupting
        ? 'boundary-interrupting'
        : 'boundary-beside',
  ],
  [/ThrowEvent$/u, () => 'throw'],
  [/^endEvent$|EndEvent$/u, () => 'end'],
];

interface Placed {
  readonly element: BpmnElement;
  readonly procedure: Procedure;
}

function startPosition({ element: { parent }, procedure }: Placed): Position {
  const around = procedure.elements[parent ?? ''];
  if (around?.kind !== 'eventSubProcess') return 'start';
  return around.interrupting ? 'handler-interrupting' : 'handler-beside';
}

const typeOf = (element: BpmnElement): string => {
  if ('parallel' in element && element.parallel) return 'parallel-multiple';
  const type = eventKind.exec(element.kind)?.groups?.['type'] ?? '';
  return type === '' || ['start', 'end', 'intermediate'].includes(type) ? 'none' : type;
};

/** The cells that an element stands for. The handler of an activity is where its compensation event leads to. */
const cellsOf = (placed: Placed): readonly string[] => {
  const { element } = placed;
  if ('isForCompensation' in element) return ['compensation boundary-interrupting'];
  const position = positionKind.find(([kind]) => kind.test(element.kind))?.[1](placed);
  return position === undefined ? [] : [`${typeOf(element)} ${position}`];
};

type GatewayKind = Extract<BpmnElement['kind'], `${string}Gateway`>;
/** Each kind has its row in the table of gateways. */
const gatewayUse: Readonly<Record<GatewayKind, GatewayUse>> = {
  exclusiveGateway: 'exclusive',
  parallelGateway: 'parallel',
  inclusiveGateway: 'inclusive',
  complexGateway: 'complex',
  eventBasedGateway: 'event-based',
};
const isGateway = (element: BpmnElement): element is BpmnElement & { kind: GatewayKind } =>
  Object.hasOwn(gatewayUse, element.kind);
const usesOf = ({ element }: Placed): readonly string[] => {
  if (!isGateway(element)) return [];
  const use = gatewayUse[element.kind];
  const starts = 'instantiates' in element && typeof element.instantiates === 'string';
  return [starts ? `${use} ${element.instantiates} start` : use];
};

const happeningIn = async (
  name: string,
  read: (placed: Placed) => readonly string[],
): Promise<ReadonlySet<string>> => new Set((await enteredIn(name)).flatMap(read));

const cells = eventTypes.flatMap((type) =>
  positions.map((position) => ({ type, position, trace: eventTable[type][position] })),
);
const legal = cells.filter(({ trace }) => trace !== notAllowed);
const illegal = cells.filter(({ trace }) => trace === notAllowed);

const definitionOf: Readonly<Record<EventType, string>> = {
  none: '',
  message: '<bpmn:messageEventDefinition messageRef="m" />',
  timer:
    '<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>',
  error: '<bpmn:errorEventDefinition errorRef="err" />',
  escalation: '<bpmn:escalationEventDefinition escalationRef="esc" />',
  cancel: '<bpmn:cancelEventDefinition />',
  compensation: '<bpmn:compensateEventDefinition />',
  conditional:
    '<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">=n = 1</bpmn:condition></bpmn:conditionalEventDefinition>',
  link: '<bpmn:linkEventDefinition name="there" />',
  signal: '<bpmn:signalEventDefinition signalRef="sig" />',
  terminate: '<bpmn:terminateEventDefinition />',
  multiple:
    '<bpmn:messageEventDefinition messageRef="m" /><bpmn:signalEventDefinition signalRef="sig" />',
  'parallel-multiple':
    '<bpmn:messageEventDefinition messageRef="m" /><bpmn:signalEventDefinition signalRef="sig" />',
};

const task = (id: string): string =>
  `<bpmn:userTask id="${id}"><bpmn:extensionElements><bh:assignment role="handler" /></bpmn:extensionElements></bpmn:userTask>`;
const handlerOf = (attributes: string, definition: string): string =>
  `<bpmn:subProcess id="h" triggeredByEvent="true"><bpmn:startEvent id="x"${attributes}>${definition}</bpmn:startEvent>${task('H')}${flow('x', 'H')}</bpmn:subProcess>`;
const boundaryOf = (attributes: string, definition: string): string =>
  `<bpmn:boundaryEvent id="x" attachedToRef="A"${attributes}>${definition}</bpmn:boundaryEvent>${task('B')}${flow('x', 'B')}`;
const row = (...ids: readonly string[]): string =>
  ids
    .slice(1)
    .map((id, index) => flow(ids[index] ?? '', id))
    .join('');
const aroundTask = `<bpmn:startEvent id="s" />${task('A')}<bpmn:endEvent id="e" />${row('s', 'A', 'e')}`;

/** The rest of a process around an event `x` in each position. */
const placed: Readonly<Record<Position, (attributes: string, definition: string) => string>> = {
  start: (attributes, definition) =>
    `<bpmn:startEvent id="x"${attributes}>${definition}</bpmn:startEvent>${task('A')}<bpmn:endEvent id="e" />${row('x', 'A', 'e')}`,
  'handler-interrupting': (attributes, definition) =>
    aroundTask + handlerOf(attributes, definition),
  'handler-beside': (attributes, definition) =>
    aroundTask + handlerOf(`${attributes} isInterrupting="false"`, definition),
  catch: (attributes, definition) =>
    `<bpmn:startEvent id="s" /><bpmn:intermediateCatchEvent id="x"${attributes}>${definition}</bpmn:intermediateCatchEvent><bpmn:endEvent id="e" />${row('s', 'x', 'e')}`,
  'boundary-interrupting': (attributes, definition) =>
    aroundTask + boundaryOf(attributes, definition),
  'boundary-beside': (attributes, definition) =>
    aroundTask + boundaryOf(`${attributes} cancelActivity="false"`, definition),
  throw: (attributes, definition) =>
    `<bpmn:startEvent id="s" /><bpmn:intermediateThrowEvent id="x"${attributes}>${definition}</bpmn:intermediateThrowEvent><bpmn:endEvent id="e" />${row('s', 'x', 'e')}`,
  end: (attributes, definition) =>
    `<bpmn:startEvent id="s" />${task('A')}<bpmn:endEvent id="x"${attributes}>${definition}</bpmn:endEvent>${row('s', 'A', 'x')}`,
};

/** Types that mean nothing without another element: their traces show that they are accepted. */
const paired: ReadonlySet<EventType> = new Set(['cancel', 'compensation', 'link']);

const findingsOf = async (xml: string): Promise<readonly string[]> => {
  const { procedure, findings } = await parseProcedure(xml);
  const all = procedure === null ? findings : validateProcedure(procedure);
  return all.map(({ code, elementId }) => `${code} ${elementId ?? ''}`);
};

const findingsAt = async (type: EventType, position: Position): Promise<readonly string[]> => {
  const attributes = type === 'parallel-multiple' ? ' parallelMultiple="true"' : '';
  const inside = placed[position](attributes, definitionOf[type]);
  return findingsOf(
    definitions(
      `<bpmn:message id="m" name="news" /><bpmn:signal id="sig" name="alarm" /><bpmn:error id="err" errorCode="E" /><bpmn:escalation id="esc" escalationCode="S" /><bpmn:process id="p" isExecutable="true">${inside}</bpmn:process>`,
    ),
  );
};

describe('the table of events', () => {
  it('has the 63 events of the specification', () => {
    expect(legal).toHaveLength(63);
  });

  it.each(legal)(
    'names a trace in which it happens: $type $position',
    async ({ type, position, trace }) => {
      expect(traceNames()).toContain(trace);
      expect(await happeningIn(trace, cellsOf)).toContain(`${type} ${position}`);
    },
  );

  it.each(legal.filter(({ type }) => !paired.has(type)))(
    'has nothing against $type $position',
    async ({ type, position }) => {
      expect(await findingsAt(type, position)).toEqual([]);
    },
  );

  it.each(illegal)('is right that there is no $type $position', async ({ type, position }) => {
    expect(await findingsAt(type, position)).not.toEqual([]);
  });
});

describe('what always interrupts, or comes when its activity is over,', () => {
  it.each(['transaction', 'compensation'])('is at no boundary beside: %s', async (diagram) => {
    const xml = readFileSync(new URL(`${diagram}.bpmn`, tracesFolder), 'utf8');
    expect(await findingsOf(xml)).toEqual([]);
    const events = [
      ...xml.matchAll(/<bpmn:boundaryEvent id="(?<id>[^"]+)"[^>]*><bpmn:(?:cancel|compensate)/gu),
    ].map(({ groups }) => groups?.['id'] ?? '');
    const beside = events.reduce(
      (text, id) => text.replace(`<bpmn:boundaryEvent id="${id}"`, `$& cancelActivity="false"`),
      xml,
    );
    expect(events).not.toEqual([]);
    expect(await findingsOf(beside)).toEqual(
      expect.arrayContaining(events.map((id) => `not-supported ${id}`)),
    );
  });
});

describe('the table of gateways', () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
  it.each(Object.keys(gatewayTable) as GatewayUse[])(
    'names a trace in which it happens: %s',
    async (use) => {
      expect(traceNames()).toContain(gatewayTable[use]);
      expect(await happeningIn(gatewayTable[use], usesOf)).toContain(use);
    },
  );
});
