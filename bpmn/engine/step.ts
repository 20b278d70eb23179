import { isBoundary } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import type { FeelSource } from '../model/element-properties.ts';
import type { JsonObject } from '../model/json.ts';
import type { Procedure } from '../model/procedure.ts';
import { evaluate } from '../expressions/evaluate.ts';
import type { Evaluation } from '../expressions/evaluation.ts';
import type { Command } from './commands.ts';
import { Draft } from './draft.ts';
import type { Holder, Instant } from './events.ts';
import { EngineDefect } from './failures.ts';
import type { CaseState, CauseNode, Instance } from './state.ts';

/** Work of the current step: enter an instance, finish one, or see whether a scope has come to its end. */
export interface Job {
  readonly type: 'enter' | 'finish' | 'settle';
  readonly instance: number;
  /** It has waited until nothing else moved. */
  readonly late?: true;
}

/** The id of the instance that is the procedure itself. */
export const rootId = 1;

/**
 * One event being applied: the working copy, the commands asked for so far and the queue of jobs.
 * Behaviors see the case only through it.
 */
export class Step {
  readonly procedure: Procedure;
  readonly draft: Draft;
  readonly at: Instant;
  readonly by: Holder | null;
  readonly commands: Command[] = [];
  /** Instances that a return brought back to life in this step: they resume instead of starting. */
  readonly revived = new Set<number>();
  readonly #queue: Job[] = [];
  readonly #urgent: Job[] = [];
  readonly #late: Job[] = [];
  #head = 0;
  /** A job asks for its element again and again. */
  #lastFound: BpmnElement | null = null;
  #lastScope = 0;

  constructor(procedure: Procedure, state: CaseState, event: { at: Instant; by?: Holder }) {
    this.procedure = procedure;
    this.draft = new Draft(state);
    this.at = event.at;
    this.by = event.by ?? null;
  }

  /** Number of this event: what `entered` and `ended` say. */
  get index(): number {
    return this.draft.events;
  }

  emit(command: Command): void {
    this.commands.push(command);
  }

  enqueue(type: Job['type'], instance: number): void {
    this.#queue.push({ type, instance });
  }

  /** Before what is queued: what has happened ends its wait at once, and whether a body is through is asked after each turn. */
  hasten(type: Job['type'], instance: number): void {
    this.#urgent.push({ type, instance });
  }

  /** Behind what is queued and what that leads to: parallel branches come to their waits first. */
  postpone(job: Job): void {
    this.#late.push({ ...job, late: true });
  }

  nextJob(): Job | undefined {
    const urgent = this.#urgent.shift();
    if (urgent !== undefined) return urgent;
    const job = this.#queue[this.#head];
    if (job !== undefined) {
      this.#head += 1;
      return job;
    }
    return this.#late.shift();
  }

  /** The procedure whose elements a scope holds: the case's own, or a called one. */
  procedureAt(scope: number): Procedure {
    if (scope <= rootId) return this.procedure;
    const instance = this.draft.get(scope);
    const outer = this.procedureAt(instance.scope);
    if (instance.turns !== undefined) return outer;
    const element = outer.elements[instance.element];
    if (element?.kind !== 'callActivity') return outer;
    const called = this.procedure.called[element.calledElement];
    if (called === undefined) {
      throw new EngineDefect(
        `Expected the called procedure ${element.calledElement}, but it is not embedded`,
      );
    }
    return called;
  }

  /** Whether an element stands in a scope that an instance opened, not beside the instance. */
  isInside(instance: Instance, id: string): boolean {
    if (instance.id === rootId) return false;
    const outer = this.procedureAt(instance.scope).elements[id];
    return outer === undefined || outer.kind.endsWith('StartEvent');
  }

  elementOf(instance: Instance): BpmnElement {
    return this.elementIn(instance.scope, instance.element);
  }

  elementIn(scope: number, id: string): BpmnElement {
    if (this.#lastFound?.id === id && this.#lastScope === scope) return this.#lastFound;
    const element = this.procedureAt(scope).elements[id];
    if (element === undefined)
      throw new EngineDefect(`Expected element ${id} in the procedure, but there is none`);
    this.#lastFound = element;
    this.#lastScope = scope;
    return element;
  }

  /** What is seen inside a scope: a called procedure sees only its own. */
  variablesAt(scope: number): JsonObject {
    if (scope <= rootId) return this.draft.variables;
    const instance = this.draft.get(scope);
    return instance.variables ?? this.variablesOf(instance);
  }

  /** What an instance sees. */
  variablesOf(instance: Instance): JsonObject {
    const around = this.variablesAt(instance.scope);
    return instance.locals === undefined ? around : { ...around, ...instance.locals };
  }

  /** Sets variables where they are seen from inside a scope: in the nearest turn that has them, else further out. */
  mergeVariables(scope: number, variables: JsonObject): void {
    if (scope <= rootId) {
      this.draft.variables = { ...this.draft.variables, ...variables };
      return;
    }
    const instance = this.draft.get(scope);
    if (instance.variables === undefined) this.setFrom(scope, variables);
    else this.draft.replace({ ...instance, variables: { ...instance.variables, ...variables } });
  }

  /** The same from where an instance stands. */
  setFrom(id: number, variables: JsonObject): void {
    const instance = this.draft.get(id);
    const { locals } = instance;
    if (locals === undefined) {
      this.mergeVariables(instance.scope, variables);
      return;
    }
    const entries = Object.entries(variables);
    const own = entries.filter(([name]) => Object.hasOwn(locals, name));
    const others = entries.filter(([name]) => !Object.hasOwn(locals, name));
    if (own.length > 0)
      this.draft.replace({ ...instance, locals: { ...locals, ...Object.fromEntries(own) } });
    if (others.length > 0) this.mergeVariables(instance.scope, Object.fromEntries(others));
  }

  /** Evaluates where an instance stands: its variables, its outcome, the time of the event. */
  evaluate(instance: Instance, source: FeelSource, outcome = instance.outcome): Evaluation {
    return this.evaluateWith(this.variablesOf(instance), source, outcome);
  }

  evaluateWith(variables: JsonObject, source: FeelSource, outcome?: string): Evaluation {
    return evaluate(source, { variables, outcome: outcome ?? null, at: this.at });
  }

  /** The outcome that what leaves a node inherits. */
  outcomeOf(node: CauseNode): string | undefined {
    if (node > 0) return this.draft.find(node)?.outcome;
    const { ends = [], turns } = this.draft.get(-node);
    if (turns !== undefined)
      return ends.length === 0 ? undefined : this.outcomeOf(ends.at(-1) ?? 0);
    // A detached branch ends beside the main flow: it must not decide what the body's outcome is.
    // Neither must what an activated complex gateway has taken in.
    const main = ends.find((end) => {
      const ended = this.draft.get(Math.abs(end));
      return end > 0 ? ended.awaited === undefined : !isBoundary(this.elementOf(ended));
    });
    return main === undefined ? undefined : this.outcomeOf(main);
  }
}
