import type { Command } from '../../bpmn/engine/commands.ts';
import type { EngineEvent, EngineEventBody } from '../../bpmn/engine/events.ts';
import { comingTurnId, subscriptionId, timerId } from '../../bpmn/engine/ids.ts';
import type { MigrationPlan } from '../../bpmn/engine/migration/plan.ts';
import { isArmed } from '../../bpmn/engine/timers.ts';
import { apply, emptyState } from '../../bpmn/engine/interpreter.ts';
import type { CaseState, Instance } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';

/** A case driven by names: `A` is the newest instance of element A that fits, `A/1` its first instance, `A#2` its newest second turn. */
export class CaseRun {
  /** The version in which the case is. */
  procedure: Procedure;
  readonly events: EngineEvent[] = [];
  state: CaseState;
  commands: readonly Command[] = [];
  /** The plan by which a migration comes back. */
  undo: MigrationPlan | undefined;
  at = 0;

  constructor(procedure: Procedure) {
    this.procedure = procedure;
    this.state = emptyState(procedure);
  }

  /** Applies an event whose ids may be names; a minute passes before each. */
  apply(event: EngineEventBody, by?: string): this {
    this.at += 60_000;
    const full: EngineEvent = {
      ...this.resolve(event),
      at: this.at,
      ...(by === undefined ? {} : { by }),
    };
    const applied = apply(this.procedure, this.state, full);
    this.events.push(full);
    this.state = applied.state;
    if (full.type === 'migrate') this.procedure = full.to;
    this.undo = applied.undo;
    this.commands = applied.commands;
    return this;
  }

  start(variables: EngineEvent extends never ? never : Record<string, never> | object = {}): this {
    return this.apply({ type: 'start', variables: { ...variables } });
  }

  complete(instance: string, outcome?: string): this {
    return this.apply(
      { type: 'complete', instance, ...(outcome === undefined ? {} : { outcome }) },
      `p-${instance}`,
    );
  }

  returnTo(from: string, to: string): this {
    return this.apply({ type: 'return', from, to });
  }

  /** Element ids of active instances, the procedure itself left out, sorted, with repetitions. */
  get active(): string[] {
    return this.state.instances.all
      .filter((instance) => instance.state === 'active' && instance.scope !== 0)
      .map((instance) => instance.element)
      .toSorted();
  }

  find(name: string, fits: (instance: Instance) => boolean = () => true): Instance | undefined {
    const [named = '', nth] = name.split('/');
    const [element, turn] = named.split('#');
    const all = this.state.instances.all.filter(
      (instance) =>
        instance.element === element && (turn === undefined || instance.turn === Number(turn)),
    );
    if (nth !== undefined) return all[Number(nth) - 1];
    return all.findLast(fits) ?? all.at(-1);
  }

  private resolve(event: EngineEventBody): EngineEventBody {
    const active = (name: string): string =>
      this.coming(name) ?? this.id(name, (instance) => instance.state === 'active');
    const ended = (name: string): string =>
      this.id(
        name,
        (instance) => instance.state === 'completed' || instance.state === 'interrupted',
      );
    if (event.type === 'return')
      return {
        ...event,
        from: active(event.from),
        to: this.interruption(event.to) ?? ended(event.to),
      };
    if (event.type === 'ask-back')
      return { ...event, from: active(event.from), to: ended(event.to) };
    if (event.type === 'withdraw') return { ...event, to: ended(event.to) };
    if (event.type === 'add-instance') return this.added(event);
    if (event.type === 'jump') return { ...event, leave: event.leave.map(active) };
    if (event.type === 'reopen') return { ...event, to: ended(event.to) };
    if (event.type === 'timer') return { ...event, timer: this.timer(event.timer) };
    if (event.type === 'message')
      return { ...event, subscription: this.subscription(event.subscription) };
    return 'instance' in event ? { ...event, instance: active(event.instance) } : event;
  }

  private added(event: Extract<EngineEventBody, { type: 'add-instance' }>): EngineEventBody {
    const body = this.id(
      event.body,
      ({ state, turns }) => state === 'active' && turns !== undefined,
    );
    if (event.back === undefined) return { ...event, body };
    return { ...event, body, back: this.id(event.back, (one) => one.withdrawn === 'expected') };
  }

  /** A turn that no instance has been made for. */
  private coming(name: string): string | undefined {
    const [element = '', turn] = name.split('#');
    if (turn === undefined || this.find(name) !== undefined) return undefined;
    const body = this.find(
      element,
      ({ state, turns }) => state === 'active' && turns !== undefined,
    );
    return body === undefined ? undefined : comingTurnId(body.id, Number(turn));
  }

  private id(name: string, fits: (instance: Instance) => boolean): string {
    return String(this.find(name, fits)?.id ?? name);
  }

  /** An event sub-process that runs: going back to it means undoing it. */
  private interruption(element: string): string | undefined {
    const named = this.procedure.elements[element];
    if (named?.kind !== 'eventSubProcess') return undefined;
    return this.id(element, (instance) => instance.state === 'active');
  }

  private timer(element: string): string {
    for (const instance of this.state.instances.all.toReversed()) {
      const timer = instance.timers?.find((one) => one.element === element && isArmed(one));
      if (timer !== undefined && instance.state === 'active') return timerId(instance.id, timer);
    }
    return element;
  }

  private subscription(element: string): string {
    for (const instance of this.state.instances.all.toReversed()) {
      const open = instance.subscriptions?.find(
        (one) => one.element === element && one.spent !== true,
      );
      if (open !== undefined && instance.state === 'active')
        return subscriptionId(instance.id, open);
    }
    return element;
  }
}
