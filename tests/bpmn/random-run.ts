import { isArmed } from '../../bpmn/engine/timers.ts';
import type { Command } from '../../bpmn/engine/commands.ts';
import type { EngineEvent, EngineEventBody } from '../../bpmn/engine/events.ts';
import { comingTurnOf, subscriptionId, timerId, undoId } from '../../bpmn/engine/ids.ts';
import { apply, emptyState } from '../../bpmn/engine/interpreter.ts';
import { askTargets, openTasks, returnTargets } from '../../bpmn/engine/queries.ts';
import {
  startableActivities,
  type StartableActivities,
} from '../../bpmn/engine/startable-activities.ts';
import type { CaseState, OpenSubscription } from '../../bpmn/engine/state.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { outcomeCodes, variableOf } from './procedure-builder.ts';
import { comingBack, scopeOperations, turnOperations } from './random-operations.ts';

/** An event together with the instance whose fate decides whether it still counts. */
export interface Recorded {
  readonly event: EngineEvent;
  readonly instance: number;
  /** A return has taken it back, or brought back what it withdrew or left: it counts no more. */
  voided?: true;
}

/** Events that count while the first instance that they made does. */
const makesInstance: ReadonlySet<EngineEvent['type']> = new Set(['timer', 'message', 'ask-back']);

/** What the task of an element writes at a time. */
type Writing = (element: string, at: number) => JsonObject;
/** A value of its own into the variable of its element. */
export const writesItsOwn: Writing = (element, at) => ({ [variableOf(element)]: at });

/** A case driven by random numbers. */
export class RandomRun {
  readonly procedure: Procedure;
  state: CaseState;
  readonly recorded: Recorded[] = [];
  /** Everything that the engine asked for. */
  readonly commands: Command[] = [];
  at = 0;
  readonly #operations: { readonly bodies: boolean } | null;
  readonly #asking: boolean;
  readonly #people: readonly string[];
  readonly #writing: Writing | null;

  /** `asking`: tasks also ask earlier ones; `people` take turns at what happens; `writing`: tasks write; `operations`: people change the course. */
  constructor(
    procedure: Procedure,
    options: {
      readonly asking?: boolean;
      readonly people?: readonly string[];
      readonly writing?: Writing;
      readonly operations?: { readonly bodies: boolean };
    } = {},
  ) {
    this.procedure = procedure;
    this.#asking = options.asking ?? false;
    this.#people = options.people ?? [];
    this.#writing = options.writing ?? null;
    this.#operations = options.operations ?? null;
    this.state = emptyState(procedure);
    this.apply({ type: 'start', variables: {} });
  }

  apply(body: EngineEventBody, by?: string): void {
    this.at += 1000;
    const event: EngineEvent = { ...body, at: this.at, ...(by === undefined ? {} : { by }) };
    const before = this.state;
    const applied = apply(this.procedure, before, event);
    this.state = applied.state;
    this.commands.push(...applied.commands);
    this.#undoEnds(before);
    this.recorded.push({ event, instance: this.#decisive(event, before) });
    this.#voidWithdrawals();
  }

  #voidWithdrawals(): void {
    const active = new Set(this.state.active);
    for (const one of this.recorded) {
      const { event } = one;
      const gone = event.type === 'jump' ? event.leave.map(Number) : [one.instance];
      const withdraws = event.type === 'jump' || event.type === 'cancel-scope';
      if (withdraws && gone.some((id) => active.has(id))) one.voided = true;
    }
  }

  /** An ad-hoc sub-process that is open again has not been ended. */
  #undoEnds(before: CaseState): void {
    for (const one of this.recorded) {
      const wasOpen = before.active.includes(one.instance);
      if (
        one.event.type === 'end-activities' &&
        !wasOpen &&
        this.state.active.includes(one.instance)
      )
        one.voided = true;
    }
  }

  /**
   * What is done to an instance counts while it does: a completion, what is started or ended in an ad-hoc
   * sub-process; others count while the instance they made does.
   */
  #decisive(event: EngineEvent, before: CaseState): number {
    if (event.type === 'jump') return Number(event.leave[0]);
    if (event.type === 'add-instance') return Number(event.back ?? event.body);
    if (event.type === 'remove-instance')
      return Number(comingTurnOf(event.instance)?.body ?? event.instance);
    if (event.type !== 'service-completed' && 'instance' in event) return Number(event.instance);
    return makesInstance.has(event.type) ? before.next : 1;
  }

  /** Everything that can happen now, returns left out. */
  moves(): EngineEventBody[] {
    const tasks = openTasks(this.state).flatMap(({ instance }) =>
      outcomeCodes.map((outcome): EngineEventBody => ({ type: 'complete', instance, outcome })),
    );
    const timers = this.state.instances.all
      .filter((instance) => instance.state === 'active')
      .flatMap((instance) =>
        (instance.timers ?? [])
          .filter(isArmed)
          .map((timer): EngineEventBody => ({ type: 'timer', timer: timerId(instance.id, timer) })),
      );
    return [
      ...tasks,
      ...timers,
      ...this.#messages(),
      ...this.#repairs(),
      ...this.#undoings(),
      ...this.#operators(),
    ];
  }

  /**
   * In parallel each activity once, so that no two tasks have the same lineage (`lineage.ts`), and the end when
   * nothing runs: what ended while it was closing leads to nothing, also when it is open again.
   */
  #operators(): EngineEventBody[] {
    const open = startableActivities(this.procedure, this.state);
    const starts = open.flatMap((one) =>
      one.activities
        .filter(({ element }) => this.#isSequential(one) || !this.#hasRun(one.instance, element))
        .map(({ element }): EngineEventBody => ({
          type: 'start-activity',
          instance: one.instance,
          element,
        })),
    );
    const ends = open
      .filter((one) => one.endable && (this.#isSequential(one) || !this.#isBusy(one.instance)))
      .map(({ instance }): EngineEventBody => ({ type: 'end-activities', instance }));
    return [...starts, ...ends];
  }

  #isSequential({ element }: StartableActivities): boolean {
    const all = [this.procedure, ...Object.values(this.procedure.called)];
    return all.some(({ elements }) => 'sequential' in (elements[element] ?? {}));
  }

  #isBusy(scope: string): boolean {
    return this.state.instances.all.some(
      (one) => String(one.scope) === scope && one.state === 'active',
    );
  }

  #hasRun(scope: string, element: string): boolean {
    return this.state.instances.all.some(
      (one) => String(one.scope) === scope && one.element === element && one.state !== 'superseded',
    );
  }

  #undoings(): EngineEventBody[] {
    return this.state.instances.all
      .filter(({ undo }) => undo?.state === 'called')
      .map(({ id }): EngineEventBody => ({ type: 'service-completed', instance: undoId(id) }));
  }

  /** A message for each subscription, named by the number of the event that brings it. */
  #messages(): EngineEventBody[] {
    return this.state.instances.all
      .filter((instance) => instance.state === 'active')
      .flatMap((instance) =>
        (instance.subscriptions ?? [])
          .filter((one) => one.spent !== true && one.takes !== 'none')
          .flatMap((one) => {
            const subscription = subscriptionId(instance.id, one);
            const messageId = `m-${String(this.at)}`;
            return carriedFor(one).map((carried): EngineEventBody =>
              Object.assign({ type: 'message', subscription, messageId } as const, carried),
            );
          }),
      );
  }

  /** What cannot be sent in its conversation is left out. */
  #repairs(): EngineEventBody[] {
    return this.state.instances.all
      .filter(({ state, incident }) => state === 'active' && incident !== undefined)
      .map(({ id }) => ({
        type: 'repair',
        instance: String(id),
        repair: { kind: 'skip', reason: 'not sent' },
      }));
  }

  /** Every legal return from every open task. */
  returns(): Extract<EngineEventBody, { type: 'return' }>[] {
    return openTasks(this.state).flatMap(({ instance }) =>
      returnTargets(this.procedure, this.state, instance, { olderTurns: true }).map((target) => ({
        type: 'return' as const,
        from: instance,
        to: target.instance,
      })),
    );
  }

  /** Every question that an open task may ask. */
  asks(): Extract<EngineEventBody, { type: 'ask-back' }>[] {
    return openTasks(this.state).flatMap(({ instance }) =>
      askTargets(this.procedure, this.state, instance, { olderTurns: true }).map((target) => ({
        type: 'ask-back' as const,
        from: instance,
        to: target.instance,
      })),
    );
  }

  /** What may be done to the running case from outside the diagram. */
  operations(): EngineEventBody[] {
    if (this.#operations === null) return [];
    return [
      ...turnOperations(this.procedure, this.state),
      ...scopeOperations(this.state, this.#operations),
    ];
  }

  /** One random step: a return, a question, an operation or a move, as `choice` says, if there are any. */
  step(choice: number): EngineEventBody | null {
    const returns = choice % 3 === 0 ? this.returns() : [];
    const asks = this.#asking && choice % 3 === 1 ? this.asks() : [];
    const operations = choice % 3 === 1 ? this.operations() : [];
    const options = [returns, asks, operations].find((some) => some.length > 0) ?? this.moves();
    const chosen = options[Math.floor(choice / 3) % Math.max(options.length, 1)];
    if (chosen === undefined) return null;
    const event = this.#written(chosen);
    this.apply(event, this.#people[choice % Math.max(this.#people.length, 1)]);
    return event;
  }

  /** A completion with what it writes. */
  #written(event: EngineEventBody): EngineEventBody {
    if (event.type !== 'complete' || this.#writing === null) return event;
    const done = this.state.instances.all.find(({ id }) => String(id) === event.instance);
    return done === undefined
      ? event
      : { ...event, variables: this.#writing(done.element, this.at) };
  }

  /** Every undoing that is begun comes to its end. */
  undoAll(): void {
    for (;;) {
      const [undoing] = this.#undoings();
      if (undoing === undefined) return;
      this.apply(undoing);
    }
  }

  /**
   * Runs on without returns and loops, turns that are on their way come back; gives the number of steps it
   * took, or null when it does not end.
   */
  finish(limit = 2000): number | null {
    for (let steps = 0; steps < limit; steps += 1) {
      this.undoAll();
      const next = this.#next();
      if (next === undefined) return steps;
      this.apply(next);
    }
    return null;
  }

  #next(): EngineEventBody | undefined {
    const [task] = openTasks(this.state);
    if (task !== undefined) return { type: 'complete', instance: task.instance, outcome: 'c' };
    const [needed] = [...comingBack(this.state), ...this.#repairs()];
    if (needed !== undefined) return needed;
    // An inner one before the one around it.
    const open = startableActivities(this.procedure, this.state).at(-1);
    return open === undefined ? undefined : { type: 'end-activities', instance: open.instance };
  }
}

/** What a message for a subscription may carry: a value of its key, where it has one. */
function carriedFor({
  takes,
  correlation,
}: OpenSubscription): readonly { readonly variables?: JsonObject }[] {
  if (takes === 'any') return [1, 2].map((number) => ({ variables: { number } }));
  return [correlation === undefined ? {} : { variables: { number: correlation } }];
}
