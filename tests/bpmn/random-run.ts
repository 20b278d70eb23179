import { isArmed } from '../../bpmn/engine/timers.ts';
import type { EngineEvent, EngineEventBody } from '../../bpmn/engine/events.ts';
import { timerId } from '../../bpmn/engine/ids.ts';
import { apply, emptyState } from '../../bpmn/engine/interpreter.ts';
import { openTasks, returnTargets } from '../../bpmn/engine/queries.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { outcomeCodes } from './procedure-builder.ts';
import { comingBack, scopeOperations, turnOperations } from './random-operations.ts';

/** An event together with the instance whose fate decides whether it still counts. */
export interface Recorded {
  readonly event: EngineEvent;
  readonly instance: number;
  /** A return has brought back what it withdrew or left: it counts no more. */
  voided?: true;
}

/** A case driven by random numbers. */
export class RandomRun {
  readonly procedure: Procedure;
  state: CaseState;
  readonly recorded: Recorded[] = [];
  at = 0;
  readonly #withdraws: { readonly bodies: boolean };

  constructor(procedure: Procedure, withdraws = { bodies: false }) {
    this.procedure = procedure;
    this.#withdraws = withdraws;
    this.state = emptyState(procedure);
    this.apply({ type: 'start', variables: {} });
  }

  apply(body: EngineEventBody): void {
    this.at += 1000;
    const event: EngineEvent = { ...body, at: this.at };
    const before = this.state;
    this.state = apply(this.procedure, before, event).state;
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

  /** A completion counts while its task counts; a timer while the boundary instance it made does. */
  #decisive(event: EngineEvent, before: CaseState): number {
    if (
      event.type === 'complete' ||
      event.type === 'remove-instance' ||
      event.type === 'cancel-scope'
    )
      return Number(event.instance);
    if (event.type === 'jump') return Number(event.leave[0]);
    if (event.type === 'add-instance') return Number(event.back ?? event.body);
    return event.type === 'timer' ? before.next : 1;
  }

  /** Everything that can happen now, returns left out. */
  moves(): EngineEventBody[] {
    const tasks = openTasks(this.state).flatMap(({ instance }) =>
      outcomeCodes.map((outcome): EngineEventBody => ({ type: 'complete', instance, outcome })),
    );
    const timers = this.state.instances
      .filter((instance) => instance.state === 'active')
      .flatMap((instance) =>
        (instance.timers ?? [])
          .filter(isArmed)
          .map((timer): EngineEventBody => ({ type: 'timer', timer: timerId(instance.id, timer) })),
      );
    return [...tasks, ...timers];
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

  /** What may be done to the running case from outside the diagram. */
  operations(): EngineEventBody[] {
    return [...turnOperations(this.state), ...scopeOperations(this.state, this.#withdraws)];
  }

  /** One random step: a return, an operation or a move, as `choice` says, if there are any. */
  step(choice: number): EngineEventBody | null {
    const returns = choice % 3 === 0 ? this.returns() : [];
    const rare = returns.length > 0 || choice % 3 !== 1 ? returns : this.operations();
    const options = rare.length > 0 ? rare : this.moves();
    const chosen = options[Math.floor(choice / 3) % Math.max(options.length, 1)];
    if (chosen === undefined) return null;
    this.apply(chosen);
    return chosen;
  }

  /**
   * Runs on without returns and loops, turns that are on their way come back; gives the number of steps it
   * took, or null when it does not end.
   */
  finish(limit = 2000): number | null {
    for (let steps = 0; steps < limit; steps += 1) {
      const next = this.#next();
      if (next === undefined) return steps;
      this.apply(next);
    }
    return null;
  }

  #next(): EngineEventBody | undefined {
    const [task] = openTasks(this.state);
    if (task !== undefined) return { type: 'complete', instance: task.instance, outcome: 'c' };
    return comingBack(this.state)[0];
  }
}
