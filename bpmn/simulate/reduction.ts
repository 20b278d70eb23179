import { asAdHoc } from '../engine/ad-hoc.ts';
import type { AdHoc } from '../engine/ad-hoc.ts';
import { handlersOf } from '../engine/handlers.ts';
import type { Instance } from '../engine/state.ts';
import { rootId } from '../engine/step.ts';
import type { Step } from '../engine/step.ts';
import { isActivity, isBoundary } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';
import { reachableFrom } from '../model/reachability.ts';
import type { AbstractProcedure } from './abstract-procedure.ts';
import { compensationOf } from './compensable.ts';
import { ownerOfEvent } from './moves.ts';
import { looksAround, PassedElements } from './passed-elements.ts';
import type { WalkStep } from './walk.ts';

/** Which of the moves of a marking are enough to follow. */
export type Reduction = (step: Step, moves: readonly WalkStep[]) => readonly WalkStep[];

/**
 * Partial-order reduction: of branches beside each other, one goes on while the others wait, because the
 * order in which they go on decides nothing. Where it might, all moves are followed.
 *
 * The moves of one task are a persistent set (Godefroid, Partial-Order Methods for the Verification of
 * Concurrent Systems, LNCS 1032, chapter 4; Valmari, Stubborn Sets for Reduced State Space Generation, LNCS
 * 483): whatever else happens neither takes them away nor adds to them, and gives the same marking before and
 * after them; or it takes the task away, and gives the same marking whether the task was done or not
 * (confluence: Groote and van de Pol, State Space Reduction Using Partial tau-Confluence, LNCS 1893). Tokens
 * only meet in joins, which count them by flow and so in any order, and in the end of a scope. Everything else
 * by which a token acts on another is excluded where the task's token can come to it in the same step
 * (`passed-elements.ts`): events that end a scope, signals that something here waits for, which reach whoever does so at that time,
 * compensation, outcomes where the last token decides, the end of a body with events; and, however far behind
 * the task, joins that look for tokens. What the task leaves to be compensated by tasks takes nothing away:
 * they run, and then everything is as without them. A task that some event may happen beside is never followed
 * alone, nor one on a cycle, so that no branch is put off for ever (the condition of Valmari and of Godefroid
 * on cycles); what people begin and what events start is always followed with everything else.
 *
 * From every marking that is followed the same dead ends are reached, and every way of the full exploration
 * is, but for the order of independent moves, the beginning of one that is followed. So the same elements
 * are executed, the same ends are reached twice, and what is stuck in a scope, which nothing but an
 * interruption would end, is met. Growth without joins that look around can go on from a larger marking as
 * from a smaller one, so where the smaller one comes to its end properly, the larger one reaches some end
 * twice, and that is met too.
 */
export function reductionOf(abstract: AbstractProcedure): Reduction {
  const reach = new Alone(abstract);
  return (step, moves) => {
    const owners = new Map<number, WalkStep[]>();
    for (const move of moves) {
      if (move.happened.kind === 'chose') return moves;
      const owner = ownerOfEvent(move.event);
      const known = owners.get(owner);
      if (known === undefined) owners.set(owner, [move]);
      else known.push(move);
    }
    if (owners.size < 2 && owners.size === moves.length) return moves;
    for (const [owner, own] of owners) {
      const instance = step.draft.get(owner);
      if (own.length < moves.length && reach.goesOn(step, instance, own)) return own;
    }
    return moves;
  };
}

/** What can be followed while everything else waits. */
class Alone {
  readonly #abstract: AbstractProcedure;
  readonly #passed: PassedElements;
  readonly #ordered = new Map<BpmnElement, boolean>();
  /** Whether other lines of work than its own meet it nowhere. */
  readonly #apart = new Map<BpmnElement, boolean>();
  readonly #byPieces: boolean;

  constructor(abstract: AbstractProcedure) {
    this.#abstract = abstract;
    this.#passed = new PassedElements(abstract);
    this.#byPieces = compensationOf(abstract.procedure) === 'pieces';
  }

  goesOn(step: Step, instance: Instance, own: readonly WalkStep[]): boolean {
    if (instance.opened !== 'task' && instance.opened !== 'service') return false;
    const element = step.elementOf(instance);
    if (!isActivity(element) || element.isForCompensation === true) return false;
    const boundaries = element.boundaries.flatMap((id) => {
      const boundary = step.elementIn(instance.scope, id);
      return isBoundary(boundary) ? boundary : [];
    });
    if (boundaries.some((boundary) => !boundary.interrupting || isHeard(boundary))) return false;
    if (!own.every((move) => isOwnError(move, boundaries))) return false;
    return this.#leaves(step, instance) && this.#comesOnce(step, instance);
  }

  /** Whether the order in which it leaves and other things happen decides nothing. */
  #leaves(step: Step, instance: Instance): boolean {
    const element = step.elementOf(instance);
    const procedure = step.procedureAt(instance.scope);
    const passed = this.#passed.behind(procedure, element);
    if (passed.ordered || this.#isAwaited(procedure, element)) return false;
    if (this.#byPieces && isActivity(element) && element.compensation !== undefined) return false;
    const adHoc = asAdHoc(step, instance.scope);
    if (adHoc !== null) return this.#isLineOfWork(procedure, adHoc, element);
    return !passed.ends || this.#ends(step, instance.scope);
  }

  /** Whether a scope may come to its end with the last token of it, whichever that is. */
  #ends(step: Step, scope: number): boolean {
    if (this.#byPieces) return false;
    if (scope === rootId) return step.procedure.handlers === undefined;
    const around = step.draft.get(scope);
    const body = step.elementOf(around);
    // A branch beside the flow is a token of the scope around it.
    if (isBoundary(body)) {
      const adHoc = asAdHoc(step, around.scope);
      return adHoc === null
        ? this.#ends(step, around.scope)
        : this.#isLineOfWork(step.procedureAt(around.scope), adHoc, body);
    }
    if (!isActivity(body) || body.kind === 'eventSubProcess' || around.turn !== undefined)
      return false;
    if (body.boundaries.length > 0 || handlersOf(step, around).length > 0) return false;
    if (this.#abstract.outcomes.outOf.has(body.id)) return false;
    return this.#leaves(step, around);
  }

  /** One line of work in an ad-hoc sub-process that no other one meets, and that does not end it. */
  #isLineOfWork(procedure: Procedure, { instance, element }: AdHoc, at: BpmnElement): boolean {
    if (element.sequential === true || element.completion !== null || instance.closing === true)
      return false;
    if (this.#abstract.outcomes.outOf.has(element.id)) return false;
    const known = this.#apart.get(at);
    if (known !== undefined) return known;
    const line = [...reachableFrom(procedure, [at.id])];
    const is = Object.values(procedure.elements)
      .filter(({ id, parent }) => parent === element.id && isBegun(procedure, element, id))
      .map(({ id }) => reachableFrom(procedure, [id]))
      .every((other) => other.has(at.id) || !line.some((id) => other.has(id)));
    this.#apart.set(at, is);
    return is;
  }

  /** Some join behind it asks whether its token can still come. */
  #isAwaited(procedure: Procedure, element: BpmnElement): boolean {
    const known = this.#ordered.get(element);
    if (known !== undefined) return known;
    const is = [...reachableFrom(procedure, [element.id])].some((id) => {
      const found = procedure.elements[id];
      return found !== undefined && looksAround(found);
    });
    this.#ordered.set(element, is);
    return is;
  }

  readonly #acyclic = new Map<BpmnElement, boolean>();

  /** No way leads back to it, but by what is always followed with everything else. */
  #comesOnce(step: Step, instance: Instance): boolean {
    const element = step.elementOf(instance);
    if (!this.#isAcyclic(step.procedureAt(instance.scope), element)) return false;
    const { scope } = instance;
    if (scope === rootId || asAdHoc(step, scope) !== null) return true;
    const around = step.draft.get(scope);
    const body = step.elementOf(around);
    if (body.kind === 'eventSubProcess' || isBoundary(body)) return true;
    return isActivity(body) && this.#comesOnce(step, around);
  }

  #isAcyclic(procedure: Procedure, element: BpmnElement): boolean {
    const known = this.#acyclic.get(element);
    if (known !== undefined) return known;
    const next = element.outgoing.map((flow) => procedure.flows[flow]?.target ?? '');
    const beside = isActivity(element) ? element.boundaries : [];
    const is = !reachableFrom(procedure, [...next, ...beside]).has(element.id);
    this.#acyclic.set(element, is);
    return is;
  }
}

/** A signal, or a condition that the engine asks for, comes from elsewhere. */
function isHeard({ kind }: BpmnElement): boolean {
  return (
    kind === 'signalBoundaryEvent' ||
    kind === 'multipleBoundaryEvent' ||
    kind === 'conditionalBoundaryEvent'
  );
}

/** An error that is caught further out ends what runs beside. */
function isOwnError({ happened }: WalkStep, boundaries: readonly BpmnElement[]): boolean {
  if (happened.kind !== 'failed') return true;
  return boundaries.some(
    (boundary) =>
      boundary.kind === 'errorBoundaryEvent' &&
      (boundary.code === null || boundary.code === happened.code),
  );
}

/** Begun by people, or by an event that does not interrupt: one line of work each. */
function isBegun(
  procedure: Procedure,
  { starts }: BpmnElement<'adHocSubProcess'>,
  id: string,
): boolean {
  if (starts.includes(id)) return true;
  const element = procedure.elements[id];
  return element !== undefined && isBoundary(element) && !element.interrupting;
}
