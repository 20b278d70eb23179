import type { Command } from '../../bpmn/engine/commands.ts';
import type { EngineEventBody, Instant } from '../../bpmn/engine/events.ts';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import { apply, emptyState } from '../../bpmn/engine/interpreter.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Json, JsonObject } from '../../bpmn/model/json.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { carryOut } from './carry-out.ts';
import { operatorsNext } from './operator.ts';

/** Events that one run may take before it counts as endless. */
const mostEvents = 5_000;

/** One running instance of a process. */
export interface HostedCase {
  readonly procedure: Procedure;
  state: CaseState;
  readonly incidents: Map<string, string>;
  readonly subscriptions: Map<
    string,
    { readonly message: string; readonly correlation: Json; readonly any?: true }
  >;
  readonly timers: Map<string, Instant>;
  end: Extract<Command, { type: 'end-case' }> | null;
}

/** What a called service does: how long it takes, and how it ends then. */
export interface ServiceRun {
  readonly milliseconds: number;
  readonly end: (from: Instant, to: Instant) => { variables: JsonObject } | { error: string };
}
export type Services = (name: string, inputs: JsonObject) => ServiceRun;

interface Work {
  readonly at: Instant;
  readonly run: () => void;
}

/**
 * Several cases on one virtual clock: carries out their commands, and brings what one sends to the others.
 */
export class Host {
  readonly cases: HostedCase[] = [];
  readonly services: Services;
  /** What may be started by an event, beside what is started by hand. */
  readonly procedures: readonly Procedure[];
  now: Instant = 0;
  #work: Work[] = [];
  #events = 0;

  constructor(services: Services, procedures: readonly Procedure[]) {
    this.services = services;
    this.procedures = procedures;
  }

  /** @param element the event that starts it; absent when it starts by itself */
  start(procedure: Procedure, variables: JsonObject, element?: string): HostedCase {
    const hosted: HostedCase = {
      procedure,
      state: emptyState(procedure),
      incidents: new Map(),
      subscriptions: new Map(),
      timers: new Map(),
      end: null,
    };
    this.cases.push(hosted);
    this.send(hosted, {
      type: 'start',
      variables,
      ...(element === undefined ? {} : { element }),
    });
    return hosted;
  }

  /** Applies an event now and carries out what the engine asks for. */
  send(hosted: HostedCase, event: EngineEventBody): void {
    this.#events += 1;
    if (this.#events > mostEvents) throw new Error(`Expected rest within ${mostEvents} events`);
    const applied = apply(hosted.procedure, hosted.state, { ...event, at: this.now });
    hosted.state = applied.state;
    for (const command of applied.commands) carryOut(this, hosted, command);
    if (operatorsNext(hosted) !== null) this.plan(this.now, () => this.#operate(hosted));
  }

  #operate(hosted: HostedCase): void {
    const next = operatorsNext(hosted);
    if (next !== null) this.send(hosted, next);
  }

  /** As `send`, for what may have been withdrawn since it was planned. */
  sendIfOpen(hosted: HostedCase, event: EngineEventBody): void {
    try {
      this.send(hosted, event);
    } catch (error) {
      if (!(error instanceof EngineRefusal)) throw error;
    }
  }

  plan(at: Instant, run: () => void): void {
    this.#work.push({ at: Math.max(at, this.now), run });
  }

  /** Works off everything that is due by then, in order of time. */
  runUntil(limit: Instant): void {
    for (let next = this.#next(limit); next !== null; next = this.#next(limit)) {
      this.#work = this.#work.filter((work) => work !== next);
      this.now = next.at;
      next.run();
    }
    this.now = Math.max(this.now, limit);
  }

  #next(limit: Instant): Work | null {
    let first: Work | null = null;
    for (const work of this.#work) {
      if (work.at <= limit && (first === null || work.at < first.at)) first = work;
    }
    return first;
  }
}
