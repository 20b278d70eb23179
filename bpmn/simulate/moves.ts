import type { EngineEventBody } from '../engine/events.ts';
import { ownerOf, subscriptionId, timerId } from '../engine/ids.ts';
import type { ArmedTimer, CaseState, Instance, OpenSubscription } from '../engine/state.ts';
import { rootId } from '../engine/step.ts';
import type { Step } from '../engine/step.ts';
import { isArmed } from '../engine/timers.ts';
import { isActivity } from '../model/element.ts';
import { elementInDiagram } from './abstract-procedure.ts';
import type { AbstractProcedure } from './abstract-procedure.ts';
import type { OutcomeLiveness } from './outcome-liveness.ts';
import type { WalkStep } from './walk.ts';

/**
 * Everything that can happen next. A choice of data comes first and alone: a case makes it in the same
 * step as what led to it, so nothing can come between.
 */
export function movesFrom(
  step: Step,
  state: CaseState,
  { choices, outcomes }: AbstractProcedure,
): readonly WalkStep[] {
  if (state.status !== 'running') return [];
  const open = state.active
    .map((id) => step.draft.get(id))
    .filter(({ id, incident }) => id !== rootId && incident === undefined);
  const deciding = open.find(({ element }) => choices.has(element));
  if (deciding !== undefined) return chosen(deciding, choices.get(deciding.element)?.ways ?? []);
  return open.flatMap((instance) =>
    workOf(step, instance, outcomes).concat(eventsOf(step, instance)),
  );
}

function eventsOf(step: Step, instance: Instance): WalkStep[] {
  const { timers = [], subscriptions = [] } = instance;
  return [
    ...timers
      .filter((timer) => isArmed(timer) && !isBesideAlready(step, instance, timer))
      .map((timer) => fired(instance, timer)),
    ...subscriptions
      .filter((one) => one.spent !== true && !isBesideAlready(step, instance, one))
      .map((one) => received(instance, one)),
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

/** One outcome stands for all where none of them decides anything. */
function completions(step: Step, instance: Instance, { outOf }: OutcomeLiveness): WalkStep[] {
  const { id, element } = instance;
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
    const element = step.elementOf(host);
    if (!isActivity(element)) continue;
    for (const id of element.boundaries) {
      const boundary = step.elementIn(host.scope, id);
      if (boundary.kind === 'errorBoundaryEvent') codes.add(boundary.code ?? anyError);
    }
  }
  return [...codes];
}

/**
 * A detached branch meets no other flow, so one at a time stands for any number of them. Without this,
 * each event that may come again would make the markings grow for ever.
 */
function isBesideAlready(
  step: Step,
  instance: Instance,
  { element }: ArmedTimer | OpenSubscription,
): boolean {
  const boundary = step.elementIn(instance.scope, element);
  if (!('detached' in boundary) || !boundary.detached || boundary.interrupting) return false;
  return step.draft.inside(instance.scope).some((other) => other.element === element);
}

function fired(instance: Instance, timer: ArmedTimer): WalkStep {
  return {
    element: timer.element,
    happened: { kind: 'fired' },
    event: { type: 'timer', timer: timerId(instance.id, timer) },
  };
}

function received(instance: Instance, one: OpenSubscription): WalkStep {
  return {
    element: one.element,
    happened: { kind: 'received' },
    event: { type: 'message', subscription: subscriptionId(instance.id, one) },
  };
}

/** The instance to which something happens in a move. */
export function ownerOfEvent(event: EngineEventBody): number {
  if (event.type === 'timer') return ownerOf(event.timer) ?? rootId;
  if (event.type === 'message') return ownerOf(event.subscription) ?? rootId;
  return 'instance' in event ? Number(event.instance) : rootId;
}
