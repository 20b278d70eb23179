import type { EngineEventBody } from '../engine/events.ts';
import { waitingElement } from '../engine/deliver.ts';
import { handlerStarts } from '../engine/handlers.ts';
import { ownerOf, subscriptionId, timerId } from '../engine/ids.ts';
import { signalWaits, speaksOfSignals } from '../engine/signals.ts';
import type { ArmedTimer, CaseState, Instance, OpenSubscription } from '../engine/state.ts';
import { rootId } from '../engine/step.ts';
import type { Step } from '../engine/step.ts';
import { isArmed } from '../engine/timers.ts';
import { elementOfWait, triggerOf } from '../engine/triggers.ts';
import { isActivity } from '../model/element.ts';
import { elementInDiagram } from './abstract-procedure.ts';
import type { AbstractProcedure } from './abstract-procedure.ts';
import { adHocMoves } from './ad-hoc-moves.ts';
import { isBesideAlready } from './beside.ts';
import { becomesTrue } from './conditions-as-messages.ts';
import type { OutcomeLiveness } from './outcome-liveness.ts';
import type { WalkStep } from './walk.ts';

/**
 * Everything that can happen next. A choice of data comes first and alone: a case makes it in the same
 * step as what led to it, so nothing can come between.
 */
export function movesFrom(
  step: Step,
  state: CaseState,
  { choices, outcomes, signals }: AbstractProcedure,
): readonly WalkStep[] {
  if (state.status !== 'running') return [];
  const open = state.active
    .map((id) => step.draft.get(id))
    .filter(({ incident }) => incident === undefined);
  const deciding = open.find(({ element }) => choices.has(element));
  if (deciding !== undefined) return chosen(deciding, choices.get(deciding.element)?.ways ?? []);
  const moves = open.flatMap((instance) =>
    workOf(step, instance, outcomes).concat(eventsOf(step, instance), adHocMoves(step, instance)),
  );
  return speaksOfSignals(step.procedure) ? moves.concat(signalsHeard(step, signals)) : moves;
}

/** Signals that others throw; none comes again while something that it started runs beside the flow. */
function signalsHeard(step: Step, signals: ReadonlySet<string> | undefined): WalkStep[] {
  const heard = new Map<string, WalkStep>();
  const waits = signalWaits(step);
  const early = new Set(
    waits
      .filter(({ owner, element }) => isBesideAlready(step, step.draft.get(owner), element.id))
      .map(({ signal }) => signal),
  );
  for (const { element, signal } of waits) {
    if (heard.has(signal) || early.has(signal) || signals?.has(signal) === false) continue;
    heard.set(signal, {
      element: element.id,
      happened: { kind: 'heard', signal },
      event: { type: 'signal', signal },
    });
  }
  return [...heard.values()];
}

function eventsOf(step: Step, instance: Instance): WalkStep[] {
  const { timers = [], subscriptions = [] } = instance;
  return [
    ...timers
      .filter((timer) => isArmed(timer) && !isBesideAlready(step, instance, timer.element))
      .map((timer) => fired(instance, timer)),
    ...subscriptions
      .filter((one) => one.spent !== true && !isBesideAlready(step, instance, one.element))
      .map((one) => received(step, instance, one)),
  ];
}

function chosen(
  instance: Instance,
  ways: readonly { flows: readonly string[]; variables: Readonly<Record<string, boolean>> }[],
): WalkStep[] {
  const [subscription] = instance.subscriptions ?? [];
  if (subscription === undefined) return [];
  return ways.map(({ flows, variables }) => ({
    element: elementInDiagram(instance.element),
    happened: { kind: 'chose', flows },
    event: {
      type: 'message',
      subscription: subscriptionId(instance.id, subscription),
      variables,
    },
  }));
}

type Opened = NonNullable<Instance['opened']>;

/** What can happen to the work of an instance; to a body and to a wait it comes from within, or as an event. */
const works: {
  readonly [O in Opened]: (step: Step, instance: Instance, outcomes: OutcomeLiveness) => WalkStep[];
} = {
  task: completions,
  service: answers,
  body: () => [],
  wait: () => [],
};

function workOf(step: Step, instance: Instance, outcomes: OutcomeLiveness): WalkStep[] {
  return instance.opened === undefined ? [] : works[instance.opened](step, instance, outcomes);
}

/** One outcome stands for all where none of them decides anything. Who has asked back waits for the answer. */
function completions(step: Step, instance: Instance, { outOf }: OutcomeLiveness): WalkStep[] {
  const { id, element, heldFor } = instance;
  if (heldFor !== undefined) return [];
  const task = step.elementOf(instance);
  const offered = task.kind === 'userTask' ? task.outcomes.map(({ code }) => code) : [];
  const told = outOf.has(element) ? offered : offered.slice(0, 1);
  return (told.length === 0 ? [null] : told).map((outcome) => ({
    element,
    happened: { kind: 'completed', outcome },
    event: {
      type: 'complete',
      instance: String(id),
      ...(outcome === null ? {} : { outcome }),
    },
  }));
}

function answers(step: Step, instance: Instance): WalkStep[] {
  const { element } = instance;
  const id = String(instance.id);
  const failures = errorsAround(step, instance).map((code): WalkStep => ({
    element,
    happened: { kind: 'failed', code },
    event: { type: 'service-error', instance: id, code },
  }));
  return [
    { element, happened: { kind: 'answered' }, event: { type: 'service-completed', instance: id } },
    ...failures,
  ];
}

/** An error that a handler without a code catches. */
const anyError = 'error';

/** Codes that a handler around the service catches; what nobody catches is an incident. */
function errorsAround(step: Step, instance: Instance): readonly string[] {
  const codes = new Set<string>();
  for (let host = instance; host.id !== rootId; host = step.draft.get(host.scope)) {
    for (const start of handlerStarts(step, step.draft.get(host.scope)))
      if (start.kind === 'errorStartEvent') codes.add(start.code ?? anyError);
    const element = step.elementOf(host);
    if (!isActivity(element)) continue;
    for (const id of element.boundaries) {
      const boundary = step.elementIn(host.scope, id);
      if (boundary.kind === 'errorBoundaryEvent') codes.add(boundary.code ?? anyError);
    }
  }
  return [...codes];
}

function fired(instance: Instance, timer: ArmedTimer): WalkStep {
  return {
    element: elementOfWait(timer.element),
    happened: { kind: 'fired' },
    event: { type: 'timer', timer: timerId(instance.id, timer) },
  };
}

function received(step: Step, instance: Instance, one: OpenSubscription): WalkStep {
  const element = waitingElement(step, instance, one.element);
  const trigger = triggerOf(element, one.element);
  const isCondition =
    trigger?.type === 'message' && trigger.message.message === becomesTrue.message;
  return {
    element: element.id,
    happened: { kind: isCondition ? 'became-true' : 'received' },
    event: { type: 'message', subscription: subscriptionId(instance.id, one) },
  };
}

/** The instance to which something happens in a move. */
export function ownerOfEvent(event: EngineEventBody): number {
  if (event.type === 'timer') return ownerOf(event.timer) ?? rootId;
  if (event.type === 'message') return ownerOf(event.subscription) ?? rootId;
  return 'instance' in event ? Number(event.instance) : rootId;
}
