import { isActivity } from '../model/element.ts';
import type { BpmnElement, ElementKind } from '../model/element.ts';
import type { LoopRule } from '../model/loop.ts';
import type { MessageRule, TimerRule } from '../model/event-definition.ts';

/** What becomes of elements that run more than once: they run once, or in a body with one more turn. */
export type Bodies = 'dropped' | 'kept';

/**
 * An element without what data decides on it; which elements its token goes to stays the same. One turn
 * stands for any number of them: they do not meet before the end of their body.
 */
export function withoutData(element: BpmnElement, bodies: Bodies = 'dropped'): BpmnElement {
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
    ...('message' in element ? { message: withoutCorrelation(element.message) } : {}),
    ...('timer' in element ? { timer: withoutTime(element.kind, element.timer) } : {}),
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

function withoutCorrelation(rule: MessageRule | null): MessageRule | null {
  return rule === null ? null : { message: rule.message, correlation: null };
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
