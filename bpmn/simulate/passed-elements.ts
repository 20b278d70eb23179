import { triggersOf } from '../engine/triggers.ts';
import { isActivity } from '../model/element.ts';
import type { BpmnElement, ElementKind } from '../model/element.ts';
import { linkedWith } from '../model/links.ts';
import type { Procedure } from '../model/procedure.ts';
import type { AbstractProcedure } from './abstract-procedure.ts';

/** What the token of an element may lead to in the step in which it leaves. */
export interface Passed {
  /** Something to which the order of what happens elsewhere matters. */
  readonly ordered: boolean;
  /** An end of the scope. */
  readonly ends: boolean;
}

/** What acts on other tokens, or is acted on by them at the time at which it comes. */
const ordered: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'terminateEndEvent',
  'errorEndEvent',
  'escalationEndEvent',
  'escalationThrowEvent',
  // Whom it reaches depends on who waits when it comes.
  'signalThrowEvent',
  'signalEndEvent',
  'signalCatchEvent',
  'signalBoundaryEvent',
  'signalStartEvent',
  'multipleThrowEvent',
  'multipleEndEvent',
  'multipleCatchEvent',
  'multipleBoundaryEvent',
  'multipleStartEvent',
  // Conditions over no data, which the engine asks at each rest.
  'conditionalCatchEvent',
  'conditionalBoundaryEvent',
  'conditionalStartEvent',
  // What it undoes depends on what has completed.
  'compensationThrowEvent',
  'compensationEndEvent',
  'cancelEndEvent',
]);

/** A token rests here until something happens. */
const waiting: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'userTask',
  'serviceTask',
  'receiveTask',
  'adHocSubProcess',
  'messageCatchEvent',
  'timerCatchEvent',
  'signalCatchEvent',
  'conditionalCatchEvent',
  'multipleCatchEvent',
]);

/** Says of each element, once, what is passed when it is left. */
export class PassedElements {
  readonly #abstract: AbstractProcedure;
  readonly #known = new Map<BpmnElement, Passed>();
  #heard: ReadonlySet<string> | null = null;

  constructor(abstract: AbstractProcedure) {
    this.#abstract = abstract;
  }

  /** From an element of a level, or from a boundary event of it. */
  behind(procedure: Procedure, element: BpmnElement): Passed {
    const known = this.#known.get(element);
    if (known !== undefined) return known;
    const boundaries = isActivity(element)
      ? element.boundaries.flatMap((id) => procedure.elements[id] ?? [])
      : [];
    const passed = this.#from(
      procedure,
      [element, ...boundaries].flatMap((one) => nextOf(procedure, one)),
    );
    const ends = passed.ends || [element, ...boundaries].some(isLast);
    this.#known.set(element, { ...passed, ends });
    return { ...passed, ends };
  }

  #from(procedure: Procedure, first: readonly string[]): Passed {
    const seen = new Set<string>();
    const open = [...first];
    let ends = false;
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const element = procedure.elements[id];
      if (element === undefined || seen.has(id)) continue;
      seen.add(id);
      if (this.#isOrdered(procedure, element)) return { ordered: true, ends: true };
      const inner = this.#inside(procedure, element);
      if (inner?.ordered === true) return inner;
      if (inner === null ? this.#rests(element) : !inner.ends) continue;
      if (isLast(element)) ends = true;
      open.push(...nextOf(procedure, element));
    }
    return { ordered: false, ends };
  }

  /** A choice of data belongs to the step that leads to it. */
  #rests(element: BpmnElement): boolean {
    if (element.kind === 'sendTask') return element.service !== null;
    return waiting.has(element.kind) && !this.#abstract.choices.has(element.id);
  }

  /** What the token meets in a body; null for anything else. */
  #inside(procedure: Procedure, element: BpmnElement): Passed | null {
    if (element.kind === 'adHocSubProcess') return null;
    const level = levelIn(procedure, this.#abstract.procedure.called, element);
    if (level === null) return null;
    const inner = this.#from(level.procedure, level.starts);
    return level.starts.length === 0 ? { ...inner, ends: true } : inner;
  }

  /** A signal for which nothing in the case can wait: it only goes to others. */
  #isUnheard(element: BpmnElement): boolean {
    if (element.kind !== 'signalThrowEvent' && element.kind !== 'signalEndEvent') return false;
    this.#heard ??= signalsHeardIn(this.#abstract.procedure);
    return !this.#heard.has(element.signal) && !('startQuantity' in element);
  }

  #isOrdered(procedure: Procedure, element: BpmnElement): boolean {
    const { kind, id } = element;
    if (this.#isUnheard(element)) return false;
    if (ordered.has(kind) || looksAround(element) || 'startQuantity' in element) return true;
    if (kind === 'parallelGateway') return this.#abstract.outcomes.into.has(id);
    if (kind === 'eventBasedGateway' || !isActivity(element)) return false;
    const level = levelIn(procedure, this.#abstract.procedure.called, element);
    const waits = [
      ...element.boundaries.flatMap((one) => procedure.elements[one] ?? []),
      ...(level?.handlers ?? []).flatMap((handler) => {
        const found = level?.procedure.elements[handler];
        return found !== undefined && 'starts' in found
          ? found.starts.flatMap((one) => level?.procedure.elements[one] ?? [])
          : [];
      }),
    ];
    return waits.some((wait) => ordered.has(wait.kind));
  }
}

function signalsHeardIn(procedure: Procedure): ReadonlySet<string> {
  const elements = [procedure, ...Object.values(procedure.called)].flatMap((one) =>
    Object.values(one.elements),
  );
  return new Set(
    elements.flatMap((element) =>
      triggersOf(element).flatMap(([, trigger]) =>
        trigger.type === 'signal' ? [trigger.signal] : [],
      ),
    ),
  );
}

/** A join that asks where other tokens are, or how many have come. */
export function looksAround({ kind, incoming }: BpmnElement): boolean {
  return incoming.length > 1 && (kind === 'inclusiveGateway' || kind === 'complexGateway');
}

function isLast({ kind, outgoing }: BpmnElement): boolean {
  return outgoing.length === 0 && kind !== 'linkThrowEvent';
}

function nextOf(procedure: Procedure, element: BpmnElement): readonly string[] {
  if (element.kind === 'linkThrowEvent')
    return linkedWith(procedure, element, 'linkCatchEvent').map(({ id }) => id);
  return element.outgoing.flatMap((flow) => procedure.flows[flow]?.target ?? []);
}

interface Level {
  readonly procedure: Procedure;
  readonly starts: readonly string[];
  readonly handlers: readonly string[];
}

/** What stands in a body. */
function levelIn(
  procedure: Procedure,
  called: Procedure['called'],
  element: BpmnElement,
): Level | null {
  if (element.kind === 'callActivity') {
    const inner = called[element.calledElement];
    return inner === undefined
      ? null
      : { procedure: inner, starts: inner.starts, handlers: inner.handlers ?? [] };
  }
  if (!('starts' in element)) return null;
  return { procedure, starts: element.starts, handlers: element.handlers ?? [] };
}
