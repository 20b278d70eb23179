import type { Diagram } from '../diagram.ts';
import { isEventSubProcess } from '../diagram.ts';
import { isA } from '../metamodel.ts';
import { always } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { flag, within } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

const kinds = [
  'message',
  'timer',
  'conditional',
  'signal',
  'escalation',
  'error',
  'compensate',
  'cancel',
  'terminate',
  'link',
] as const;
type Kind = (typeof kinds)[number];

interface Position {
  readonly code: string;
  readonly constraint: string;
  readonly events: (diagram: Diagram) => readonly XmlNode[];
  readonly allowed: readonly Kind[];
  /** Constraint that demands a definition; absent where there may be none. */
  readonly none?: string;
  /** Constraints that say the same of one kind once more. */
  readonly once?: Readonly<Partial<Record<Kind, string>>>;
}

const starts = (diagram: Diagram): readonly XmlNode[] => diagram.all('startEvent');
const parentIs = (fits: (parent: XmlNode) => boolean) => (event: XmlNode) =>
  event.parent !== null && fits(event.parent);
const isEmbedded = (parent: XmlNode): boolean =>
  isA(parent, 'SubProcess') && !isEventSubProcess(parent);
const interrupting = (event: XmlNode): boolean => flag(event, 'isInterrupting', true);
const cancelling = (event: XmlNode): boolean => flag(event, 'cancelActivity', true);

/** Which event definitions stand in which position (BPMN 2.0.2, 10.5, table 10.93). */
const positions: readonly Position[] = [
  {
    code: 'start-event-definition-not-allowed',
    constraint: '98',
    events: (diagram) => starts(diagram).filter(parentIs((parent) => parent.name === 'process')),
    allowed: ['message', 'timer', 'conditional', 'signal'],
    once: { compensate: '98 121' },
  },
  {
    code: 'embedded-start-event-definition-not-allowed',
    constraint: '100',
    events: (diagram) => starts(diagram).filter(parentIs(isEmbedded)),
    allowed: [],
  },
  {
    code: 'event-sub-process-start-definition-not-allowed',
    constraint: '59',
    events: (diagram) => starts(diagram).filter(parentIs(isEventSubProcess)).filter(interrupting),
    allowed: ['message', 'timer', 'conditional', 'signal', 'escalation', 'error', 'compensate'],
    none: '59 129',
  },
  {
    code: 'non-interrupting-start-definition-not-allowed',
    constraint: '59',
    events: (diagram) =>
      starts(diagram)
        .filter(parentIs(isEventSubProcess))
        .filter((event) => !interrupting(event)),
    allowed: ['message', 'timer', 'conditional', 'signal', 'escalation'],
    none: '59 129',
  },
  {
    code: 'end-event-definition-not-allowed',
    constraint: '146',
    events: (diagram) => diagram.all('endEvent'),
    allowed: ['message', 'error', 'escalation', 'signal', 'compensate', 'cancel', 'terminate'],
  },
  {
    code: 'boundary-event-definition-not-allowed',
    constraint: '110 147',
    events: (diagram) => diagram.all('boundaryEvent').filter(cancelling),
    allowed: [
      'message',
      'timer',
      'conditional',
      'signal',
      'escalation',
      'error',
      'cancel',
      'compensate',
    ],
    none: '110 130 147',
  },
  {
    code: 'non-interrupting-boundary-definition-not-allowed',
    constraint: '110 147',
    events: (diagram) => diagram.all('boundaryEvent').filter((event) => !cancelling(event)),
    allowed: ['message', 'timer', 'conditional', 'signal', 'escalation'],
    none: '110 130 147',
  },
  {
    code: 'catch-event-definition-not-allowed',
    constraint: '148',
    events: (diagram) => diagram.all('intermediateCatchEvent'),
    allowed: ['message', 'timer', 'conditional', 'signal', 'link'],
    none: '148',
    once: { compensate: '122 148' },
  },
  {
    code: 'throw-event-definition-not-allowed',
    constraint: '149',
    events: (diagram) => diagram.all('intermediateThrowEvent'),
    allowed: ['message', 'escalation', 'compensate', 'signal', 'link'],
  },
];

function rulesOf(position: Position): readonly DiagramRule[] {
  const { code, constraint, events, allowed, none, once = {} } = position;
  const refused = kinds.filter((kind) => !allowed.includes(kind));
  const rules = refused.map((kind): DiagramRule => ({
    code,
    constraint: once[kind] ?? constraint,
    profiles: ['strict', 'deployment'],
    params: { what: kind },
    broken: (diagram) =>
      events(diagram).filter((event) => diagram.defines(event, `${kind}EventDefinition`)),
  }));
  if (none === undefined) return rules;
  const required = always(none, 'event-definition-required', (diagram) =>
    events(diagram).filter((event) => diagram.definitions(event).length === 0),
  );
  return [...rules, required];
}

export const eventPositions: readonly DiagramRule[] = [
  ...positions.flatMap(rulesOf),
  always('106', 'cancel-end-outside-transaction', (diagram) =>
    diagram
      .all('endEvent')
      .filter((event) => diagram.defines(event, 'cancelEventDefinition'))
      .filter((event) => !within(event, ({ name }) => name === 'transaction')),
  ),
  always('111 120', 'cancel-boundary-not-on-transaction', (diagram) =>
    diagram
      .all('boundaryEvent')
      .filter((event) => diagram.defines(event, 'cancelEventDefinition'))
      .filter((event) =>
        diagram.referred(event, 'attachedToRef').some(({ name }) => name !== 'transaction'),
      ),
  ),
];
