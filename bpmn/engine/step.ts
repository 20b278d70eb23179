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
import type { CaseState, CauseNode, Instance, Write } from './state.ts';
import { isLoopBody } from './loop-body.ts';
import type { MigrationPlan } from './migration/plan.ts';
import { elementOfWait, isNamedInside, nameInside } from './triggers.ts';

/** Work of the current step: enter an instance, finish one, or see whether a scope has come to its end. */
export interface Job {
  readonly type: 'enter' | 'finish' | 'settle';
  readonly instance: number;
  /** It has waited until nothing else moved. */
  readonly late?: true;
}

/** The id of the instance that is the procedure itself. */
export const rootId = 1;

/** What an ended instance is whose element is not in this version: something that a token went through. */
function elementOfGone({ element: id }: Instance): BpmnElement {
  return {
    kind: 'intermediateThrowEvent',
    id,
    name: '',
    nameEn: '',
    parent: null,
    lane: null,
    stage: null,
    incoming: [],
    outgoing: [],
  };
}

/**
 * One event being applied: the working copy, the commands asked for so far and the queue of jobs.
 * Behaviors see the case only through it.
 */
export class Step {
  /** Of a migration: how the case comes back. */
  undo: MigrationPlan | undefined;
  readonly draft: Draft;
  readonly at: Instant;
  readonly by: Holder | null;
  readonly commands: Command[] = [];
  /** Instances that a return brought back to life in this step: they resume instead of starting. */
  readonly revived = new Set<number>();
  #procedure: Procedure;
  readonly #queue: Job[] = [];
  readonly #urgent: Job[] = [];
  readonly #late: Job[] = [];
  #head = 0;
  /** A job asks for its element again and again. */
  #lastFound: BpmnElement | null = null;
  #lastScope = 0;

  constructor(procedure: Procedure, state: CaseState, event: { at: Instant; by?: Holder }) {
    this.#procedure = procedure;
    this.draft = new Draft(state);
    this.at = event.at;
    this.by = event.by ?? null;
  }

  get procedure(): Procedure {
    return this.#procedure;
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

  /** The case goes on in another version of its procedure. */
  continueWith(procedure: Procedure): void {
    this.#procedure = procedure;
    this.#lastFound = null;
  }

  /** The procedure whose elements a scope holds: the case's own, or a called one. */
  procedureAt(scope: number): Procedure {
    if (scope <= rootId) return this.procedure;
    const instance = this.draft.get(scope);
    const outer = this.procedureAt(instance.scope);
    const element = outer.elements[instance.element];
    if (element?.kind !== 'callActivity' || isLoopBody(element, instance)) return outer;
    const called = this.procedure.called[element.calledElement];
    if (called === undefined) {
      throw new EngineDefect(
        `Expected the called procedure ${element.calledElement}, but it is not embedded`,
      );
    }
    return called;
  }

  /**
   * Whether what an instance waits for stands in the scope that it opened: only what starts an event sub-process
   * does. A called procedure may have the ids that stand around its call.
   */
  isInside(instance: Instance, wait: string): boolean {
    if (instance.id === rootId) return false;
    if (isNamedInside(wait)) return true;
    const id = elementOfWait(wait);
    if (this.#isAttached(instance, id)) return false;
    return this.procedureAt(instance.id).elements[id]?.kind.endsWith('StartEvent') === true;
  }

  #isAttached({ scope, element }: Instance, id: string): boolean {
    const around = this.procedureAt(scope).elements[id];
    return around !== undefined && isBoundary(around) && around.host === element;
  }

  /** The name by which an instance keeps what it waits for of an event: its id where no other event may have it. */
  nameFor(instance: Instance, event: BpmnElement): string {
    const isTaken =
      this.draft.rules > 1 &&
      instance.id !== rootId &&
      event.kind.endsWith('StartEvent') &&
      this.#isAttached(instance, event.id);
    return isTaken ? nameInside(event.id) : event.id;
  }

  /** Where a wait of an instance is evaluated: what starts an event sub-process inside it sees what is seen inside. */
  viewOf(instance: Instance, wait: string): Instance {
    if (!this.isInside(instance, wait)) return instance;
    const { locals: _locals, ...inside } = instance;
    return { ...inside, scope: instance.id };
  }

  elementOf(instance: Instance): BpmnElement {
    if (instance.gone === true) return elementOfGone(instance);
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
  mergeVariables(scope: number, variables: JsonObject, by = scope): void {
    if (scope <= rootId) {
      this.draft.variables = { ...this.draft.variables, ...variables };
      this.noteWrites(rootId, variables, by);
      return;
    }
    const instance = this.draft.get(scope);
    if (instance.variables === undefined) {
      this.setFrom(scope, variables, by);
      return;
    }
    this.draft.replace({ ...instance, variables: { ...instance.variables, ...variables } });
    this.noteWrites(scope, variables, by);
  }

  /** Remembers who gave a variable its value, of those that returns set back. */
  noteWrites(scope: number, variables: JsonObject, by: number): void {
    for (const name of this.procedureAt(scope).rollback ?? []) {
      const value = variables[name];
      if (value === undefined) continue;
      const isSame = (one: Write): boolean =>
        one.scope === scope && one.name === name && one.by === by;
      const others = this.draft.writes.filter((one) => !isSame(one));
      this.draft.writes = [...others, { scope, name, by, value }];
    }
  }

  /** The same from where an instance stands; `by` is who gives them, when it is another one. */
  setFrom(id: number, variables: JsonObject, by = id): void {
    const instance = this.draft.get(id);
    const { locals } = instance;
    if (locals === undefined) {
      this.mergeVariables(instance.scope, variables, by);
      return;
    }
    const entries = Object.entries(variables);
    const own = entries.filter(([name]) => Object.hasOwn(locals, name));
    const others = entries.filter(([name]) => !Object.hasOwn(locals, name));
    if (own.length > 0)
      this.draft.replace({ ...instance, locals: { ...locals, ...Object.fromEntries(own) } });
    if (others.length > 0) this.mergeVariables(instance.scope, Object.fromEntries(others), by);
  }

  /** Evaluates where an instance stands: its variables, its outcome, the time of the event. */
  evaluate(instance: Instance, source: FeelSource, outcome = instance.outcome): Evaluation {
    return this.evaluateWith(this.variablesOf(instance), source, outcome);
  }

  evaluateWith(variables: JsonObject, source: FeelSource, outcome?: string): Evaluation {
    return evaluate(source, { variables, outcome: outcome ?? null, at: this.at });
  }

  #isAdHoc(id: number): boolean {
    return id > rootId && this.elementOf(this.draft.get(id)).kind === 'adHocSubProcess';
  }

  /** The outcome that what leaves a node inherits. */
  outcomeOf(node: CauseNode): string | undefined {
    if (node > 0) return this.draft.find(node)?.outcome;
    const { ends = [], turns } = this.draft.get(-node);
    if (turns !== undefined || this.#isAdHoc(-node))
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
