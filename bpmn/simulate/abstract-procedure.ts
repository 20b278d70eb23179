import type { BpmnElement } from '../model/element.ts';
import type { Procedure, SequenceFlow } from '../model/procedure.ts';
import { outcomeLiveness } from './outcome-liveness.ts';
import type { OutcomeLiveness } from './outcome-liveness.ts';
import { readsOnlyOutcome } from './reads-only-outcome.ts';
import { withoutData } from './without-data.ts';
import type { Bodies } from './without-data.ts';

/** A place where data decides: which flows it may take, as sets of variables that the choice gives. */
export interface DataChoice {
  /** The element of the diagram that decides. */
  readonly element: string;
  readonly ways: readonly Way[];
  readonly complete: boolean;
}
export interface Way {
  /** Flows whose conditions hold; none: the default flow, or what needs no data. */
  readonly flows: readonly string[];
  readonly variables: Readonly<Record<string, boolean>>;
}

/** A procedure that runs without data, on the same engine. */
export interface AbstractProcedure {
  readonly procedure: Procedure;
  /** By the id of the message event that waits for the choice. */
  readonly choices: ReadonlyMap<string, DataChoice>;
  readonly outcomes: OutcomeLiveness;
  /** False where so many conditions meet that not every combination is explored. */
  readonly complete: boolean;
  /** Signals that others throw; absent: any. */
  readonly signals?: ReadonlySet<string>;
}

export interface Abstraction {
  readonly bodies?: Bodies;
  /** Signals that other cases or systems throw; any may be thrown when nothing is said. */
  readonly signalsFromOutside?: readonly string[];
}

/**
 * Makes every decision over data a step of its own, so that the engine itself can explore it: behind the
 * deciding element comes a message event that waits for the choice, then a gateway with the flows. Conditions
 * over nothing but the outcome of a task stay as they are. An event that waits for a condition over data
 * waits for a message instead, and an ad-hoc sub-process that ends by one is ended by people: either may come
 * at any time. Everything else that data decides (limits, due
 * times, assignments, inputs, scripts) moves no token and is taken out.
 *
 * What is assumed: where there is no default flow, some condition holds; expressions do not fail. Both are
 * incidents of a case, which people repair, not properties of the diagram. Choices are free of each other,
 * so more is explored than data may allow.
 */
export function abstractProcedure(
  procedure: Procedure,
  { bodies, signalsFromOutside }: Abstraction = {},
): AbstractProcedure {
  const choices = new Map<string, DataChoice>();
  const abstracted = (one: Procedure): Procedure => ({
    ...one,
    ...levelWithoutData(one, choices, bodies),
    called: {},
  });
  const called = Object.fromEntries(
    Object.entries(procedure.called).map(([id, one]) => [id, abstracted(one)]),
  );
  const top = { ...abstracted(procedure), called };
  const complete = [...choices.values()].every((choice) => choice.complete);
  const outcomes = outcomeLiveness(top);
  return {
    procedure: top,
    choices,
    outcomes,
    complete,
    ...(signalsFromOutside === undefined ? {} : { signals: new Set(signalsFromOutside) }),
  };
}

/** The element of the diagram that an element of the abstract procedure stands for. */
export function elementInDiagram(id: string): string {
  return id.split(separator, 1)[0] ?? id;
}

/** Conditions of one element whose combinations are all explored: 255. */
const conditionsCombined = 8;
/** No XML id has a blank. */
const separator = ' ';

function levelWithoutData(
  { elements, flows }: Procedure,
  choices: Map<string, DataChoice>,
  bodies: Bodies | undefined,
): Pick<Procedure, 'elements' | 'flows'> {
  const nextElements: Record<string, BpmnElement> = {};
  const nextFlows: Record<string, SequenceFlow> = {};
  for (const flow of Object.values(flows)) nextFlows[flow.id] = withoutDataCondition(flow);
  for (const element of Object.values(elements)) {
    const plain = withoutData(element, bodies);
    const deciding = 'default' in element ? dataFlows(element, flows) : [];
    if (deciding.length === 0) {
      nextElements[element.id] = plain;
      continue;
    }
    const { wait, decide, ways } = decision(element, deciding);
    const complete = element.kind === 'exclusiveGateway' || deciding.length <= conditionsCombined;
    choices.set(wait.id, { element: element.id, ways, complete });
    nextElements[element.id] = {
      ...plain,
      ...('default' in plain ? { default: null } : {}),
      outgoing: wait.incoming,
    };
    nextElements[wait.id] = wait;
    nextElements[decide.id] = decide;
    for (const id of [...wait.incoming, ...wait.outgoing]) {
      const isFirst = wait.incoming.includes(id);
      nextFlows[id] = {
        id,
        name: '',
        nameEn: '',
        source: isFirst ? element.id : wait.id,
        target: isFirst ? wait.id : decide.id,
        condition: null,
      };
    }
    for (const id of element.outgoing) {
      const flow = nextFlows[id];
      if (flow !== undefined) nextFlows[id] = { ...flow, source: decide.id };
    }
  }
  return { elements: nextElements, flows: nextFlows };
}

function dataFlows(element: BpmnElement, flows: Procedure['flows']): string[] {
  const fallback = 'default' in element ? element.default : null;
  return element.outgoing.filter((id) => {
    const condition = flows[id]?.condition ?? null;
    return id !== fallback && condition !== null && !readsOnlyOutcome(condition);
  });
}

function decision(
  element: BpmnElement,
  deciding: readonly string[],
): {
  readonly wait: BpmnElement<'messageCatchEvent'>;
  readonly decide: BpmnElement<'exclusiveGateway' | 'inclusiveGateway'>;
  readonly ways: readonly Way[];
} {
  const named = (part: string): string => `${element.id}${separator}${part}`;
  const { name, nameEn, parent, lane, stage } = element;
  const node = { name, nameEn, parent, lane, stage };
  const isExclusive = element.kind === 'exclusiveGateway';
  const fallback = 'default' in element ? element.default : null;
  // Something is left when no data condition holds: the default flow, or one that needs no data.
  const mayBeNone = deciding.length < element.outgoing.length;
  const sets = isExclusive ? deciding.map((id) => [id]) : subsets(deciding);
  return {
    wait: {
      kind: 'messageCatchEvent',
      ...node,
      id: named('choice'),
      incoming: [named('to choice')],
      outgoing: [named('to ways')],
      message: { message: 'choice', correlation: null },
    },
    decide: {
      kind: isExclusive ? 'exclusiveGateway' : 'inclusiveGateway',
      ...node,
      id: named('ways'),
      incoming: [named('to ways')],
      outgoing: element.outgoing,
      default: fallback,
    },
    ways: [...sets, ...(mayBeNone ? [[]] : [])].map((flows) => ({
      flows,
      variables: Object.fromEntries(deciding.map((id) => [wayVariable(id), flows.includes(id)])),
    })),
  };
}

/** All but the empty one; of many conditions only one or all at a time. */
function subsets(ids: readonly string[]): readonly (readonly string[])[] {
  if (ids.length > conditionsCombined) return [...ids.map((id) => [id]), ids];
  const sets: (readonly string[])[] = [[]];
  for (const id of ids) sets.push(...sets.map((set) => set.concat(id)));
  return sets.slice(1);
}

function withoutDataCondition(flow: SequenceFlow): SequenceFlow {
  if (flow.condition === null || readsOnlyOutcome(flow.condition)) return flow;
  return { ...flow, condition: `${wayVariable(flow.id)} = true` };
}

/** A name of FEEL for each id of a flow. */
function wayVariable(flow: string): string {
  return `way_${flow.replaceAll(/[^A-Za-z0-9]/g, (one) => `_${one.codePointAt(0) ?? 0}_`)}`;
}
