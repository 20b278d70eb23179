import { isActivity, isBoundary } from '../../model/element.ts';
import type { BpmnElement } from '../../model/element.ts';
import type { Procedure } from '../../model/procedure.ts';
import { isLoopBody } from '../loop-body.ts';
import type { Instance } from '../state.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { elementOfWait, nameInside } from '../triggers.ts';
import { Level } from './level.ts';
import type { Inside } from './level.ts';
import type { LevelPlan, MigrationPlan } from './plan.ts';

/** Why something has no place in the other version. */
export type NoPlace =
  | 'not-mapped'
  | 'element-missing'
  | 'other-kind'
  | 'other-loop'
  | 'other-level'
  | 'flow-not-mapped'
  | 'wait-not-mapped'
  | 'not-reversible';

export interface Misplaced {
  /** Absent for what is wrong with the plan itself. */
  readonly instance?: string;
  readonly element: string;
  readonly reason: NoPlace;
}

/** Where an instance is in the other version; a fact without a place has no element. */
export interface Place {
  readonly element: BpmnElement | null;
  /** The level whose plan names its element and flows. */
  readonly level: Level;
  readonly inside: Inside | null;
}

/** Finds the place of every instance, outer ones first, and says what has none. */
export class Places {
  readonly misplaced: Misplaced[] = [];
  /** Ended instances that had a place and have none any more. */
  readonly gone: number[] = [];
  readonly #step: Step;
  readonly #to: Procedure;
  readonly #plan: MigrationPlan;
  readonly #levels = new Map<string | null, Level>();
  readonly #places = new Map<number, Place>();

  constructor(step: Step, to: Procedure, plan: MigrationPlan) {
    this.#step = step;
    this.#to = to;
    this.#plan = plan;
    this.#levels.set(null, new Level(null, plan));
    for (const instance of step.draft.instances) this.#find(instance);
  }

  /** What has no place, asked after everything was moved. */
  get problems(): readonly Misplaced[] {
    const conflicts = this.levels.flatMap((level) => [...level.conflicts]);
    return [
      ...this.misplaced,
      ...conflicts.map((element): Misplaced => ({ element, reason: 'not-reversible' })),
    ];
  }

  get levels(): readonly Level[] {
    return [...this.#levels.values()];
  }

  of({ id }: Instance): Place {
    return this.#places.get(id) ?? { element: null, level: this.#level(null), inside: null };
  }

  /** Whether an event is waited for in the other version as it was, with its host if it is attached to one. */
  keepsWait(
    instance: Instance,
    { wait, after }: { readonly wait: string; readonly after: string },
  ): boolean {
    const { element, inside } = this.of(instance);
    const before = elementOfWait(wait);
    const isInside = this.#step.isInside(instance, wait);
    const around = isInside ? inside : (this.#places.get(instance.scope)?.inside ?? inside);
    const found = around?.procedure.elements[after];
    const old = this.#step.procedureAt(isInside ? instance.id : instance.scope).elements[before];
    if (found === undefined || (old !== undefined && old.kind !== found.kind)) return false;
    return !isBoundary(found) || found.host === element?.id;
  }

  /** The name of an event in the other version, as the instance keeps it there (`Step.nameFor`). */
  nameThere(instance: Instance, { wait, after }: { wait: string; after: string }): string {
    const { element } = this.of(instance);
    const attached = element !== null && 'boundaries' in element ? element.boundaries : [];
    const isTaken = attached.includes(after) && this.#step.isInside(instance, wait);
    return isTaken && this.#step.draft.rules > 1 ? nameInside(after) : after;
  }

  /** The level of an event that is waited for since the migration. */
  levelOfNewWait(step: Step, instance: Instance, wait: string): Level {
    const { level, inside } = this.of(instance);
    return step.isInside(instance, wait) ? (inside?.level ?? level) : level;
  }

  /** The level whose plan names an event that an instance waits for. */
  levelOfWait(instance: Instance, wait: string): Level {
    const { level, inside } = this.of(instance);
    return this.#step.isInside(instance, wait) ? (inside?.level ?? level) : level;
  }

  #find(instance: Instance): void {
    const around = this.#places.get(instance.scope)?.inside ?? null;
    if (instance.id === rootId) {
      const level = this.#level(null);
      const inside = { level, procedure: this.#to, parent: null };
      this.#places.set(rootId, { element: null, level, inside });
    } else if (around === null) this.#leaveOut(instance, this.#level(null), 'not-mapped');
    else this.#findIn(around, instance);
  }

  #findIn(around: Inside, instance: Instance): void {
    const found = this.#elementFor(instance, around);
    const { level } = around;
    if (typeof found === 'string') this.#leaveOut(instance, level, found);
    else {
      const inside = this.#insideOf(instance, found, around);
      this.#places.set(instance.id, { element: found, level, inside });
    }
  }

  /** What has ended stays a fact, without a place; but a plan that leads it astray is wrong. */
  #leaveOut(instance: Instance, level: Level, reason: NoPlace): void {
    const { id, state, gone } = instance;
    const isAstray = reason !== 'not-mapped' && reason !== 'flow-not-mapped';
    if (state === 'active' || (isAstray && state !== 'superseded'))
      this.#misplace(instance, reason);
    else if (gone !== true) this.gone.push(id);
    this.#places.set(id, { element: null, level, inside: null });
  }

  #misplace({ id, element }: Instance, reason: NoPlace): void {
    this.misplaced.push({ instance: String(id), element, reason });
  }

  #elementFor(instance: Instance, around: Inside): BpmnElement | NoPlace {
    const { plan } = around.level;
    const id = this.#idFor(instance, plan);
    if (id === undefined) return 'not-mapped';
    const element = around.procedure.elements[id];
    if (element === undefined) return 'element-missing';
    const isElsewhere = around.parent !== undefined && element.parent !== around.parent;
    if (isElsewhere) return 'other-level';
    if (instance.gone !== true) {
      const before = this.#step.elementOf(instance);
      if (!isSameKind(before, element)) return 'other-kind';
      if (loopShape(before) !== loopShape(element)) return 'other-loop';
    }
    return instance.gone === true || hasFlows(instance, around, element)
      ? element
      : 'flow-not-mapped';
  }

  #idFor({ id, element, gone }: Instance, plan: LevelPlan): string | undefined {
    if (gone !== true) return plan.elements[element];
    return this.#plan.restored?.includes(id) === true ? element : undefined;
  }

  #insideOf(instance: Instance, element: BpmnElement, around: Inside): Inside {
    if (isLoopBody(element, instance) || (isBoundary(element) && element.detached)) return around;
    if (element.kind !== 'callActivity')
      return { ...around, parent: isActivity(element) ? element.id : undefined };
    const procedure = this.#to.called[element.calledElement];
    if (procedure === undefined) return around;
    // What was in a call without a place kept its names beside it.
    if (instance.gone === true) return { ...around, procedure, parent: null };
    const before = this.#step.elementOf(instance);
    const calledBefore = before.kind === 'callActivity' ? before.calledElement : null;
    const level = this.#level(calledBefore);
    if (level.calledNow !== null && level.calledNow !== element.calledElement)
      this.#misplace(instance, 'not-reversible');
    level.calledNow = element.calledElement;
    return { level, procedure, parent: null };
  }

  #level(id: string | null): Level {
    const known = this.#levels.get(id);
    if (known !== undefined) return known;
    const plan = this.#plan.called?.[id ?? ''] ?? { elements: {}, flows: {} };
    const level = new Level(id, plan);
    this.#levels.set(id, level);
    return level;
  }
}

function isSameKind(before: BpmnElement, after: BpmnElement): boolean {
  if (before.kind !== after.kind) return false;
  return !isBoundary(before) || !isBoundary(after) || before.detached === after.detached;
}

/** A body has its place in a body of the same shape: the wrapper goes over, its turns with it. */
function loopShape(element: BpmnElement): string {
  if (!('loop' in element)) return 'once';
  const { loop } = element;
  return loop.kind === 'multi' && loop.sequential ? 'in turn' : loop.kind;
}

/** Every flow whose token an instance holds leads to its new element. */
function hasFlows(instance: Instance, { level, procedure }: Inside, { id }: BpmnElement): boolean {
  const flows = [...(instance.tokens ?? []).map(({ flow }) => flow), ...(instance.awaited ?? [])];
  return flows.every((flow) => procedure.flows[level.plan.flows[flow] ?? '']?.target === id);
}
