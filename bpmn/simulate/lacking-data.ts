import { variablesRead } from '../expressions/variables-read.ts';
import { expressionError } from '../expressions/evaluate.ts';
import type { EngineEvent } from '../engine/events.ts';
import { EngineRefusal } from '../engine/failures.ts';
import { apply } from '../engine/interpreter.ts';
import type { Applied } from '../engine/interpreter.ts';
import { isLoopBody } from '../engine/loop-body.ts';
import type { CaseState, Instance } from '../engine/state.ts';
import { rootId, Step } from '../engine/step.ts';
import { isActivity } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import type { FeelSource } from '../model/element-properties.ts';
import { expressionsOf } from '../model/expressions-of.ts';
import type { Procedure } from '../model/procedure.ts';

/** What an element needs and finds nothing of where an event outside the flow has brought the case. */
export interface Lacking {
  readonly element: string;
  /** Variables without a value that it reads when it is entered. */
  readonly variables: readonly string[];
  /** Code of the incident with which it stays; null when it goes on without them. */
  readonly incident: string | null;
}

/** Read when the work is done, or never on the way forward. */
const later: ReadonlySet<string> = new Set([
  'output',
  'undo',
  'turnOutput',
  'completionCondition',
  'complexBehavior',
  'loopCondition',
  'messagePath',
]);
const ofBody: ReadonlySet<string> = new Set(['loopCardinality', 'collection']);

/**
 * The data that is missing at what an event has entered, over the flows as far as it went at once: who comes that way
 * has what others have written before, a jump has not.
 */
export function lackingAfter(
  procedure: Procedure,
  before: CaseState,
  { state, commands }: Applied,
): readonly Lacking[] {
  const step = new Step(procedure, state, { at: 0 });
  const incidents = new Map(
    commands.flatMap((one) =>
      one.type === 'raise-incident' ? [[one.instance, one.code] as const] : [],
    ),
  );
  return state.instances.all.flatMap((instance) => {
    if (instance.id < before.next || instance.id === rootId) return [];
    const element = step.elementOf(instance);
    const incident = incidents.get(String(instance.id)) ?? null;
    const variables = missing(step, element, instance);
    return variables.length === 0 && incident === null
      ? []
      : [{ element: element.id, variables, incident }];
  });
}

/** The same of an event that has not happened; nothing where it is refused. */
export function lackingBy(
  procedure: Procedure,
  state: CaseState,
  event: EngineEvent,
): readonly Lacking[] {
  const tried = tryOut(procedure, state, event);
  return tried instanceof EngineRefusal ? [] : lackingAfter(procedure, state, tried);
}

export function tryOut(
  procedure: Procedure,
  state: CaseState,
  event: EngineEvent,
): Applied | EngineRefusal {
  try {
    return apply(procedure, state, event);
  } catch (error) {
    if (error instanceof EngineRefusal) return error;
    throw error;
  }
}

function missing(step: Step, element: BpmnElement, instance: Instance): readonly string[] {
  const seen = step.variablesOf(instance);
  const names = readOnEntry(step, element, instance)
    .filter((source) => expressionError(source) === null)
    .flatMap(variablesRead);
  const awaited =
    instance.data === 'awaited'
      ? (element.data?.incoming ?? []).flatMap(({ sources }) => sources)
      : [];
  return [...new Set([...names, ...awaited])]
    .filter((name) => (seen[name] ?? null) === null)
    .toSorted();
}

/** What runs more than once is entered as a body and as its turns. */
function readOnEntry(step: Step, element: BpmnElement, instance: Instance): readonly FeelSource[] {
  const isBody = isActivity(element) && isLoopBody(element, instance);
  const own = expressionsOf(element).flatMap(([where, source]) => {
    const [what = ''] = where.split('.');
    const isRead = !later.has(what) && what !== 'dataAssociation' && ofBody.has(what) === isBody;
    return isRead ? [source] : [];
  });
  if (isActivity(element) || !('default' in element)) return own;
  const { flows } = step.procedureAt(instance.scope);
  return [...own, ...element.outgoing.flatMap((flow) => flows[flow]?.condition ?? [])];
}
