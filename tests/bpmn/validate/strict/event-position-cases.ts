import { event, node, process } from './written-diagrams.ts';

interface PositionCase {
  readonly name: string;
  readonly content: string;
  /** Codes, with the kind of definition that is refused. */
  readonly expected: readonly string[];
}

const kinds = [
  'none',
  'message',
  'timer',
  'error',
  'escalation',
  'cancel',
  'compensate',
  'conditional',
  'link',
  'signal',
  'terminate',
] as const;

/**
 * The table of event types and positions (BPMN 2.0.2, table 10.93), a mark for each kind in their order:
 * `x` may stand there.
 */
const table: readonly (readonly [
  position: string,
  marks: string,
  code: string,
  place: (definition: string) => string,
])[] = [
  [
    'start',
    'x x x . . . . x . x .',
    'start-event-definition-not-allowed',
    (definition) => process(node('startEvent', 'e', definition)),
  ],
  [
    'start of a sub-process',
    'x . . . . . . . . . .',
    'embedded-start-event-definition-not-allowed',
    (definition) => process(node('subProcess', 's', node('startEvent', 'e', definition))),
  ],
  [
    'interrupting start of an event sub-process',
    '. x x x x . x x . x .',
    'event-sub-process-start-definition-not-allowed',
    (definition) =>
      process(
        node('subProcess', 's', node('startEvent', 'e', definition), ' triggeredByEvent="true"'),
      ),
  ],
  [
    'non-interrupting start of an event sub-process',
    '. x x . x . . x . x .',
    'non-interrupting-start-definition-not-allowed',
    (definition) =>
      process(
        node(
          'subProcess',
          's',
          node('startEvent', 'e', definition, ' isInterrupting="false"'),
          ' triggeredByEvent="true"',
        ),
      ),
  ],
  [
    'intermediate catch',
    '. x x . . . . x x x .',
    'catch-event-definition-not-allowed',
    (definition) => process(node('intermediateCatchEvent', 'e', definition)),
  ],
  [
    'interrupting boundary',
    '. x x x x x x x . x .',
    'boundary-event-definition-not-allowed',
    (definition) => process(node('boundaryEvent', 'e', definition, ' attachedToRef="a"')),
  ],
  [
    'non-interrupting boundary',
    '. x x . x . . x . x .',
    'non-interrupting-boundary-definition-not-allowed',
    (definition) =>
      process(node('boundaryEvent', 'e', definition, ' attachedToRef="a" cancelActivity="false"')),
  ],
  [
    'intermediate throw',
    'x x . . x . x . x x .',
    'throw-event-definition-not-allowed',
    (definition) => process(node('intermediateThrowEvent', 'e', definition)),
  ],
  [
    'end',
    'x x . x x x x . . x x',
    'end-event-definition-not-allowed',
    (definition) => process(node('endEvent', 'e', definition)),
  ],
];

export const positionCases: readonly PositionCase[] = table.flatMap(
  ([position, marks, code, place]) =>
    marks.split(' ').map((mark, index) => {
      const kind = kinds[index] ?? 'none';
      const refusal = kind === 'none' ? 'event-definition-required' : `${code} ${kind}`;
      return {
        name: `${position}: ${kind} ${mark === 'x' ? 'may' : 'must not'} stand there`,
        content: place(kind === 'none' ? '' : event('d', kind)),
        expected: mark === 'x' ? [] : [refusal],
      };
    }),
);
