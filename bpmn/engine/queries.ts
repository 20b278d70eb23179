import type { ActivityKind } from '../model/element.ts';
import { isActivity } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';
import type { Holder, Instant } from './events.ts';
import { instanceNumber } from './ids.ts';
import { askableFrom } from './returns/asking.ts';
import { legalTargets, undoableInterruptions } from './returns/targets.ts';
import { openBehind, touchedBehind, withdrawableBy } from './returns/withdrawing.ts';
import type { Touched } from './returns/withdrawing.ts';
import { stageOf } from './stages.ts';
import type { CaseState, CauseNode, Instance } from './state.ts';
import { rootId, Step } from './step.ts';
import { isArmed } from './timers.ts';

export interface OpenTask {
  readonly instance: string;
  readonly element: string;
  readonly holder: Holder | null;
  /** Number of the event that opened it. */
  readonly since: number;
}

/** Tasks that people can complete now, or when a suspended case is resumed; oldest first. */
export function openTasks(state: CaseState): readonly OpenTask[] {
  const tasks: OpenTask[] = [];
  for (const instance of activeInstances(state)) {
    const { opened, incident, heldFor } = instance;
    if (opened !== 'task' || incident !== undefined || heldFor !== undefined) continue;
    tasks.push({
      instance: String(instance.id),
      element: instance.element,
      holder: instance.holder ?? null,
      since: instance.entered,
    });
  }
  return tasks;
}

/** A place where a case goes on by itself: at a time, at a threshold of a clock, or with a message. */
export interface OpenWait {
  readonly instance: string;
  readonly element: string;
  readonly name: string;
  readonly nameEn: string;
  readonly stage: string | null;
  /** Null for a threshold, which the judge of clocks knows, for a message and for data. */
  readonly due: Instant | null;
  /** Since when its time counts; null where it does not count from its arming. */
  readonly armed: Instant | null;
  readonly message: string | null;
}

/**
 * What a case waits for without anybody having a task, oldest first; boundary events stand beside. An activity
 * waits for its data too.
 */
export function openWaits(procedure: Procedure, state: CaseState): readonly OpenWait[] {
  const step = queryStep(procedure, state);
  return activeInstances(state).flatMap((instance) => {
    const forData = instance.data === 'awaited';
    if ((instance.opened !== 'wait' && !forData) || instance.incident !== undefined) return [];
    const element = step.elementOf(instance);
    const { id, name, nameEn } = element;
    return [
      {
        instance: String(instance.id),
        element: id,
        name,
        nameEn,
        stage: stageOf(step, element, instance),
        ...timeOf(instance, id),
        message: (!forData && 'message' in element ? element.message?.message : null) ?? null,
      },
    ];
  });
}

function timeOf({ timers = [] }: Instance, element: string): Pick<OpenWait, 'due' | 'armed'> {
  const timer = timers.find((one) => one.element === element && isArmed(one));
  return { due: timer?.due ?? null, armed: timer?.armed ?? null };
}

export interface ReturnTarget {
  readonly instance: string;
  readonly element: string;
  readonly kind: ActivityKind;
  readonly name: string;
  readonly nameEn: string;
  readonly stage: string | null;
  readonly holder: Holder | null;
  readonly outcome: string | null;
  readonly state: 'completed' | 'interrupted' | 'active';
  /** Enter the element anew, or undo the interruption by an event sub-process: what it cancelled goes on. */
  readonly effect: 'enter' | 'undo-interruption';
  /** Its place among the turns of a loop or multi-instance body; null for the body, and for what runs once. */
  readonly turn: number | null;
  /** False for an earlier turn of an element that was entered again. */
  readonly newest: boolean;
}

/**
 * Where a return from an active activity may go, newest first; then the interruptions that it may undo,
 * inner ones first. Earlier turns of the same element are
 * legal too; they are listed on request.
 */
export function returnTargets(
  procedure: Procedure,
  state: CaseState,
  instanceId: string,
  options: { readonly olderTurns?: boolean } = {},
): readonly ReturnTarget[] {
  const id = instanceNumber(instanceId);
  const from =
    id === null ? undefined : activeInstances(state).find((instance) => instance.id === id);
  if (from === undefined || from.id === rootId || state.suspended !== undefined) return [];
  const step = queryStep(procedure, state);
  if (!isActivity(step.elementOf(from))) return [];
  const interruptions = undoableInterruptions(step, from);
  return [
    ...targets(step, from.id, options),
    ...interruptions.map((handler) => describe(step, handler, true)),
  ];
}

/** Whom an open task may ask back, newest first; earlier turns on request. Empty while it waits for an answer. */
export function askTargets(
  procedure: Procedure,
  state: CaseState,
  instanceId: string,
  options: { readonly olderTurns?: boolean } = {},
): readonly ReturnTarget[] {
  const open = openTasks(state).some(({ instance }) => instance === instanceId);
  if (!open) return [];
  const step = queryStep(procedure, state);
  return newestOf(step, askableFrom(step, step.draft.get(Number(instanceId))), options);
}

/** A completed task that somebody may take back, or what was touched behind it. */
export interface WithdrawTarget extends ReturnTarget {
  /** Instances of the open tasks behind it: taking it back takes them away from whoever is offered them. */
  readonly open: readonly string[];
  readonly touched: {
    readonly element: string;
    readonly name: string;
    readonly nameEn: string;
    readonly how: Touched['how'];
  } | null;
}

/** What a person has completed and a return could reach, newest first; earlier turns on request. */
export function withdrawTargets(
  procedure: Procedure,
  state: CaseState,
  by: Holder,
  options: { readonly olderTurns?: boolean } = {},
): readonly WithdrawTarget[] {
  if (state.status !== 'running') return [];
  const step = queryStep(procedure, state);
  return newestOf(step, withdrawableBy(step, by), options).map((target) =>
    Object.assign(target, {
      open: openBehind(step, Number(target.instance)).map(({ id }) => String(id)),
      touched: touchedOf(step, Number(target.instance), by),
    }),
  );
}

function touchedOf(step: Step, target: number, by: Holder): WithdrawTarget['touched'] {
  const touched = touchedBehind(step, step.draft.get(target), by);
  if (touched === null) return null;
  const { id, name, nameEn } = step.elementOf(touched.instance);
  return { element: id, name, nameEn, how: touched.how };
}

/** Where a closed case may be reopened; empty while it runs. */
export function reopenTargets(
  procedure: Procedure,
  state: CaseState,
  options: { readonly olderTurns?: boolean } = {},
): readonly ReturnTarget[] {
  if (state.status === 'new' || state.status === 'running') return [];
  return targets(queryStep(procedure, state), -rootId, options);
}

function targets(
  step: Step,
  from: CauseNode,
  options: { readonly olderTurns?: boolean },
): ReturnTarget[] {
  return newestOf(step, legalTargets(step, from), options);
}

function newestOf(
  step: Step,
  instances: readonly Instance[],
  options: { readonly olderTurns?: boolean },
): ReturnTarget[] {
  const seen = new Set<string>();
  const found: ReturnTarget[] = [];
  for (const instance of instances) {
    const key = `${instance.element} ${String(instance.turn ?? '')}`;
    const newest = !seen.has(key);
    seen.add(key);
    if (newest || options.olderTurns === true) found.push(describe(step, instance, newest));
  }
  return found;
}

function describe(step: Step, instance: Instance, newest: boolean): ReturnTarget {
  const element = step.elementOf(instance);
  const { state } = instance;
  if (!isActivity(element) || state === 'cancelled' || state === 'superseded') {
    throw new TypeError(`Expected instance ${instance.id} to be an activity, but it is not`);
  }
  return {
    effect: state === 'active' ? 'undo-interruption' : 'enter',
    instance: String(instance.id),
    element: element.id,
    kind: element.kind,
    name: element.name,
    nameEn: element.nameEn,
    stage: element.stage,
    holder: instance.holder ?? null,
    outcome: instance.outcome ?? null,
    state,
    turn: instance.turn ?? null,
    newest,
  };
}

/** Where a case stands on its diagram: ids of elements and flows, sorted. */
export interface Marking {
  readonly active: readonly string[];
  readonly completed: readonly string[];
  readonly cancelled: readonly string[];
  readonly taken: readonly string[];
}

/** What returns have superseded, and what a migration has left without a place, shows nowhere; `cancelled` names elements that were only ever cut off. */
export function marking(procedure: Procedure, state: CaseState): Marking {
  const active = new Set<string>();
  const completed = new Set<string>();
  const cancelled = new Set<string>();
  const taken = new Set<string>();
  for (const instance of state.instances) {
    if (instance.state === 'superseded' || instance.scope === 0 || instance.gone === true) continue;
    if (instance.via !== undefined) taken.add(instance.via);
    for (const token of instance.tokens ?? []) taken.add(token.flow);
    if (instance.state === 'active') active.add(instance.element);
    else if (instance.state === 'completed') completed.add(instance.element);
    else cancelled.add(instance.element);
  }
  const order = (ids: Iterable<string>): string[] =>
    [...ids].filter((id) => id !== procedure.id).toSorted();
  return {
    active: order(active),
    completed: order(completed),
    cancelled: order([...cancelled].filter((id) => !completed.has(id) && !active.has(id))),
    taken: order(taken),
  };
}

/** In order of their ids. */
function activeInstances({ instances, active }: CaseState): Instance[] {
  return active.toSorted((a, b) => a - b).flatMap((id) => instances.get(id) ?? []);
}

/** Queries look at a state through the same eyes as the engine; nothing is applied. */
function queryStep(procedure: Procedure, state: CaseState): Step {
  return new Step(procedure, state, { at: 0 });
}
