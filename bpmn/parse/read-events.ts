import type { BpmnElement, Boundary } from '../model/element.ts';
import type { MessageRule, TextRule, TimerRule } from '../model/event-definition.ts';
import {
  child,
  children,
  extension,
  flag,
  idOf,
  text,
  type ModdleElement,
} from './moddle-element.ts';
import { readClockTimer } from './read-properties.ts';
import { readNode } from './read-node.ts';
import { feel, refuse, type Place, type Reading } from './reading.ts';

const definitionOf = (element: ModdleElement): readonly ModdleElement[] => [
  ...children(element, 'eventDefinitions'),
  ...children(element, 'eventDefinitionRef'),
];

export function readMessage(
  reading: Reading,
  element: ModdleElement,
  holder: ModdleElement,
): MessageRule | null {
  const message = child(holder, 'messageRef');
  const name = message === null ? null : (text(message, 'name') ?? text(message, 'id'));
  if (name === null) return null;
  const correlation = extension(element, 'bh:Correlation');
  return {
    message: name,
    correlation:
      correlation === null
        ? null
        : feel(reading, idOf(element), 'correlation', text(correlation, 'value')),
  };
}

const timerParts = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
] as const;

function readText(body: string): TextRule {
  return body.startsWith('=') ? { expression: body.slice(1).trim() } : { literal: body };
}

function readTimer(reading: Reading, definition: ModdleElement, id: string): TimerRule | null {
  const clock = readClockTimer(reading, definition, id);
  const given = timerParts.flatMap(([part, kind]) => {
    const expression = child(definition, part);
    const body = expression === null ? null : text(expression, 'body');
    return body === null ? [] : [{ kind, value: readText(body) }];
  });
  const rules: readonly TimerRule[] =
    clock === null ? given : [...given, { kind: 'clock', ...clock }];
  const [rule] = rules;
  if (rule !== undefined && rules.length === 1) return rule;
  refuse(reading, 'timer-definition', id, { found: rules.length });
  return null;
}

function codeOf(definition: ModdleElement, reference: 'errorRef' | 'escalationRef'): string | null {
  const target = child(definition, reference);
  if (target === null) return null;
  const attribute = reference === 'errorRef' ? 'errorCode' : 'escalationCode';
  return text(target, attribute) ?? text(target, 'name') ?? text(target, 'id');
}

type Definition = (
  reading: Reading,
  element: ModdleElement,
  definition: ModdleElement,
  base: Base,
) => BpmnElement | null;
type Base = ReturnType<typeof readNode>;

function boundaryOf(element: ModdleElement, base: Base): Boundary {
  return {
    ...base,
    host: idOf(child(element, 'attachedToRef')),
    interrupting: flag(element, 'cancelActivity') ?? true,
    detached: false,
    survivesReturn: extension(element, 'bh:SurvivesReturn') !== null,
  };
}

const none = '';

/** Every event that this engine runs, by BPMN type and event definition; what is not here is refused. */
const events: Readonly<Record<string, Readonly<Record<string, Definition>>>> = {
  'bpmn:StartEvent': { [none]: (_r, _e, _d, base) => ({ kind: 'startEvent', ...base }) },
  'bpmn:EndEvent': {
    [none]: (_r, _e, _d, base) => ({ kind: 'endEvent', ...base }),
    'bpmn:TerminateEventDefinition': (_r, _e, _d, base) => ({ kind: 'terminateEndEvent', ...base }),
    'bpmn:ErrorEventDefinition': (_r, _e, d, base) => ({
      kind: 'errorEndEvent',
      ...base,
      code: codeOf(d, 'errorRef'),
    }),
    'bpmn:EscalationEventDefinition': (_r, _e, d, base) => ({
      kind: 'escalationEndEvent',
      ...base,
      code: codeOf(d, 'escalationRef'),
    }),
    'bpmn:MessageEventDefinition': (r, e, d, base) => ({
      kind: 'messageEndEvent',
      ...base,
      message: readMessage(r, e, d),
    }),
  },
  'bpmn:IntermediateThrowEvent': {
    [none]: (_r, _e, _d, base) => ({ kind: 'intermediateThrowEvent', ...base }),
    'bpmn:EscalationEventDefinition': (_r, _e, d, base) => ({
      kind: 'escalationThrowEvent',
      ...base,
      code: codeOf(d, 'escalationRef'),
    }),
    'bpmn:MessageEventDefinition': (r, e, d, base) => ({
      kind: 'messageThrowEvent',
      ...base,
      message: readMessage(r, e, d),
    }),
    'bpmn:LinkEventDefinition': (_r, _e, d, base) => ({
      kind: 'linkThrowEvent',
      ...base,
      link: text(d, 'name') ?? '',
    }),
  },
  'bpmn:IntermediateCatchEvent': {
    'bpmn:TimerEventDefinition': (r, _e, d, base) => {
      const timer = readTimer(r, d, base.id);
      return timer === null ? null : { kind: 'timerCatchEvent', ...base, timer };
    },
    'bpmn:MessageEventDefinition': (r, e, d, base) => ({
      kind: 'messageCatchEvent',
      ...base,
      message: readMessage(r, e, d),
    }),
    'bpmn:LinkEventDefinition': (_r, _e, d, base) => ({
      kind: 'linkCatchEvent',
      ...base,
      link: text(d, 'name') ?? '',
    }),
  },
  'bpmn:BoundaryEvent': {
    'bpmn:TimerEventDefinition': (r, e, d, base) => {
      const timer = readTimer(r, d, base.id);
      return timer === null ? null : { kind: 'timerBoundaryEvent', ...boundaryOf(e, base), timer };
    },
    'bpmn:MessageEventDefinition': (r, e, d, base) => ({
      kind: 'messageBoundaryEvent',
      ...boundaryOf(e, base),
      message: readMessage(r, e, d),
    }),
    'bpmn:ErrorEventDefinition': (r, e, d, base) => {
      if (flag(e, 'cancelActivity') === false) refuse(r, 'error-boundary-interrupts', base.id);
      return { kind: 'errorBoundaryEvent', ...boundaryOf(e, base), code: codeOf(d, 'errorRef') };
    },
    'bpmn:EscalationEventDefinition': (_r, e, d, base) => ({
      kind: 'escalationBoundaryEvent',
      ...boundaryOf(e, base),
      code: codeOf(d, 'escalationRef'),
    }),
  },
};

/** Null when it was refused; undefined when the element is no event. */
export function readEvent(
  reading: Reading,
  element: ModdleElement,
  place: Place,
): BpmnElement | null | undefined {
  const kinds = events[element.$type];
  if (kinds === undefined) return undefined;
  const definitions = definitionOf(element);
  const [definition] = definitions;
  const type = definition?.$type ?? none;
  const read = kinds[type];
  if (definitions.length > 1 || read === undefined || flag(element, 'parallelMultiple') === true) {
    refuse(reading, 'not-supported', idOf(element), {
      what: `${element.$type} ${definitions.map((one) => one.$type).join(' + ')}`.trim(),
    });
    return null;
  }
  if (flag(element, 'isInterrupting') === false)
    refuse(reading, 'not-supported', idOf(element), { what: 'isInterrupting' });
  return read(reading, element, definition ?? element, readNode(reading, element, place));
}
