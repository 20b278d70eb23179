import { isActivity } from '../model/element.ts';
import type { BpmnElement, ElementKind } from '../model/element.ts';
import type { LoopRule } from '../model/loop.ts';
import type { FeelSource } from '../model/element-properties.ts';
import type { MessageRule, Thrown, TimerRule, Trigger } from '../model/event-definition.ts';
import { conditionAsMessage, triggerAsMessage } from './conditions-as-messages.ts';
import { readsOnlyOutcome } from './reads-only-outcome.ts';

/** What becomes of elements that run more than once: they run once, or in a body with one more turn. */
export type Bodies = 'dropped' | 'kept';

/**
 * An element without what data decides on it; which elements its token goes to stays the same. One turn
 * stands for any number of them: they do not meet before the end of their body.
 */
export function withoutData(given: BpmnElement, bodies: Bodies = 'dropped'): BpmnElement {
  const element = conditionAsMessage(given);
  return {
    ...(bodies === 'dropped' ? alone(element) : withOneTurn(withoutGiven(element))),
    ...('assignment' in element ? { assignment: { exclude: [] } } : {}),
    ...('limit' in element ? { limit: null } : {}),
    ...('script' in element ? { script: null, clockOperation: null } : {}),
    ...('decision' in element ? { decision: null } : {}),
    ...('service' in element && element.service !== null
      ? { service: { name: element.service.name, inputs: {} } }
      : {}),
    ...('inputs' in element ? { inputs: {}, outputs: {} } : {}),
    ...('completion' in element ? { completion: byOutcome(element.completion) } : {}),
    ...eventWithoutData(element),
  };
}

/** What it waits for, or throws. */
function eventWithoutData(element: BpmnElement): object {
  const { kind } = element;
  return {
    ...('message' in element ? { message: withoutCorrelation(element.message) } : {}),
    ...('timer' in element ? { timer: withoutTime(kind, element.timer) } : {}),
    ...('triggers' in element ? { triggers: element.triggers.map(withoutWhat(kind)) } : {}),
    ...('throws' in element ? { throws: element.throws.map(withoutPayload) } : {}),
  };
}

/** Without what it repeats. */
function alone(element: BpmnElement): BpmnElement {
  const node = withoutGiven(element);
  if (!isActivity(node)) return node;
  const { loop: _loop, ...once } = node;
  return once;
}

/** Without what it would wait for, give or carry. */
function withoutGiven(element: BpmnElement): BpmnElement {
  const { data: _data, ...node } = withoutItem(element);
  return node;
}

function withoutItem(element: BpmnElement): BpmnElement {
  if (!('item' in element)) return element;
  const { item: _item, ...node } = element;
  return node;
}

/** For a case that has bodies already. */
function withOneTurn(element: BpmnElement): BpmnElement {
  if (!('loop' in element)) return element;
  return { ...element, loop: oneTurn(element.loop) };
}

function oneTurn(loop: LoopRule): LoopRule {
  if (loop.kind === 'standard') return { ...loop, maximum: 1, condition: null };
  const { sequential } = loop;
  const nothing = { collection: null, item: null, completion: null, output: null };
  return { kind: 'multi', sequential, cardinality: '1', ...nothing };
}

function withoutCorrelation(rule: MessageRule): MessageRule;
function withoutCorrelation(rule: MessageRule | null): MessageRule | null;
function withoutCorrelation(rule: MessageRule | null): MessageRule | null {
  return rule === null ? null : { message: rule.message, correlation: null };
}

function withoutWhat(kind: ElementKind): (trigger: Trigger) => Trigger {
  return (given) => {
    const trigger = triggerAsMessage(given);
    if (trigger.type === 'timer') return { ...trigger, timer: withoutTime(kind, trigger.timer) };
    if (trigger.type !== 'message') return trigger;
    return { ...trigger, message: withoutCorrelation(trigger.message) };
  };
}

function withoutPayload(thrown: Thrown): Thrown {
  if (thrown.type !== 'message') return thrown;
  return { ...thrown, message: withoutCorrelation(thrown.message) };
}

/** Where data ends an ad-hoc sub-process, it may end whenever people could end it. */
function byOutcome(completion: FeelSource | null): FeelSource | null {
  return completion !== null && readsOnlyOutcome(completion) ? completion : null;
}

/**
 * When a timer fires does not matter, only how often: once, or again and again. A catch event passes its
 * token on at the last turn of a cycle, so there two turns stand for any number.
 */
function withoutTime(kind: ElementKind, timer: TimerRule): TimerRule {
  if (timer.kind !== 'cycle') return { kind: 'duration', value: { literal: 'PT1S' } };
  const isUnbounded = 'literal' in timer.value && timer.value.literal.startsWith('R/');
  const turns = kind === 'timerCatchEvent' && !isUnbounded ? 2 : '';
  return { kind: 'cycle', value: { literal: `R${turns}/PT1S` } };
}
