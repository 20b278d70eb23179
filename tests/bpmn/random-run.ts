import { isArmed } from '../../bpmn/engine/timers.ts';
import type { EngineEvent, EngineEventBody } from '../../bpmn/engine/events.ts';
import { timerId } from '../../bpmn/engine/ids.ts';
import { apply, emptyState } from '../../bpmn/engine/interpreter.ts';
import { openTasks, returnTargets, startableActivities } from '../../bpmn/engine/queries.ts';
import type { StartableActivities } from '../../bpmn/engine/queries.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { outcomeCodes } from './procedure-builder.ts';

/** An event together with the instance whose fate decides whether it still counts. */
export interface Recorded {
  readonly event: EngineEvent;
  readonly instance: number;
  /** A return has taken it back although what it was done to still counts. */
  undone?: true;
}

/** A case driven by random numbers. */
export class RandomRun {
  readonly procedure: Procedure;
  state: CaseState;
  readonly recorded: Recorded[] = [];
  at = 0;

  constructor(procedure: Procedure) {
    this.procedure = procedure;
    this.state = emptyState(procedure);
    this.apply({ type: 'start', variables: {} });
  }

  apply(body: EngineEventBody): void {
    this.at += 1000;
    const event: EngineEvent = { ...body, at: this.at };
    const before = this.state;
    this.state = apply(this.procedure, before, event).state;
    if (event.type === 'return' || event.type === 'reopen') this.#undoEnds(before);
    this.recorded.push({ event, instance: this.#decisive(event, before) });
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
        one.undone = true;
    }
  }

  /**
   * A completion counts while its task counts; a timer while the boundary instance it made does; what is
   * started or ended in an ad-hoc sub-process while that does.
   */
  #decisive(event: EngineEvent, before: CaseState): number {
    if ('instance' in event) return Number(event.instance);
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
    return [...tasks, ...timers, ...this.#operators()];
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
    return this.state.instances.some(
      (one) => String(one.scope) === scope && one.state === 'active',
    );
  }

  #hasRun(scope: string, element: string): boolean {
    return this.state.instances.some(
      (one) => String(one.scope) === scope && one.element === element && one.state !== 'superseded',
    );
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

  /** One random step; `choice` picks among moves and, when it is odd, among returns if there are any. */
  step(choice: number): EngineEventBody | null {
    const returns = choice % 3 === 0 ? this.returns() : [];
    const options = returns.length > 0 ? returns : this.moves();
    const chosen = options[Math.floor(choice / 3) % Math.max(options.length, 1)];
    if (chosen === undefined) return null;
    this.apply(chosen);
    return chosen;
  }

  /** Runs on without returns and loops; gives the number of steps it took, or null when it does not end. */
  finish(limit = 2000): number | null {
    for (let steps = 0; steps < limit; steps += 1) {
      const [task] = openTasks(this.state);
      // An inner one before the one around it.
      const open = startableActivities(this.procedure, this.state).at(-1);
      if (task !== undefined)
        this.apply({ type: 'complete', instance: task.instance, outcome: 'c' });
      else if (open === undefined) return steps;
      else this.apply({ type: 'end-activities', instance: open.instance });
    }
    return null;
  }
}
