import type { Thrown, Trigger } from '../model/event-definition.ts';
import { asFeel, codeOf, feelIn, signalOf, timerOf } from './event-definitions.ts';
import type { Extensions } from './extensions.ts';
import type { Findings } from './findings.ts';
import { idOf } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { messageOf } from './transform-tasks.ts';

interface Given {
  readonly event: ModdleElement;
  readonly extensions: Extensions;
  readonly findings: Findings;
}

type Read<T> = (definition: ModdleElement, given: Given) => T | null;

const message: Read<Trigger & Thrown & { readonly type: 'message' }> = (definition, given) => {
  const { event: owner, extensions, findings } = given;
  const rule = messageOf(definition, { owner, extensions, findings });
  if (rule === null) findings.add('message-required', idOf(owner));
  return rule === null ? null : { type: 'message', message: rule };
};

const signal: Read<Trigger & Thrown & { readonly type: 'signal' }> = (definition, given) => {
  const name = signalOf(definition);
  if (name === '') given.findings.add('signal-required', idOf(given.event));
  return { type: 'signal', signal: name };
};

const triggers: Readonly<Record<string, Read<Trigger>>> = {
  'bpmn:MessageEventDefinition': message,
  'bpmn:SignalEventDefinition': signal,
  'bpmn:TimerEventDefinition': (definition, { event, findings }) => {
    const timer = timerOf(event, definition, findings);
    return timer === null ? null : { type: 'timer', timer };
  },
  'bpmn:ConditionalEventDefinition': (definition, { event, findings }) => {
    const about = { id: idOf(event), findings };
    const condition = feelIn(definition, 'condition', about) ?? asFeel('', 'condition', about);
    return { type: 'condition', condition };
  },
};

const throws: Readonly<Record<string, Read<Thrown>>> = {
  'bpmn:MessageEventDefinition': message,
  'bpmn:SignalEventDefinition': signal,
  'bpmn:EscalationEventDefinition': (definition) => ({
    type: 'escalation',
    code: codeOf(definition, 'escalationRef', 'escalationCode'),
  }),
};

/** What an event with several definitions waits for. */
export const triggersIn = (definitions: readonly ModdleElement[], given: Given): Trigger[] =>
  readAll(definitions, triggers, given);

/** What an event with several definitions throws. */
export const thrownIn = (definitions: readonly ModdleElement[], given: Given): Thrown[] =>
  readAll(definitions, throws, given);

function readAll<T>(
  definitions: readonly ModdleElement[],
  table: Readonly<Record<string, Read<T>>>,
  given: Given,
): T[] {
  return definitions.flatMap((definition) => {
    const read = table[definition.$type];
    if (read === undefined)
      given.findings.add('not-supported', idOf(given.event), {
        what: `${definition.$type} among several`,
      });
    const found = read?.(definition, given) ?? null;
    return found === null ? [] : [found];
  });
}
