import { handlersOf } from '../engine/handlers.ts';
import type { Instance } from '../engine/state.ts';
import { rootId } from '../engine/step.ts';
import type { Step } from '../engine/step.ts';
import { isActivity, isBoundary } from '../model/element.ts';
import type { BpmnElement, ElementKind } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';
import { reachableFrom } from '../model/reachability.ts';
import type { AbstractProcedure } from './abstract-procedure.ts';
import { ownerOfEvent } from './moves.ts';
import type { WalkStep } from './walk.ts';

/** Which of the moves of a marking are enough to follow. */
export type Reduction = (step: Step, moves: readonly WalkStep[]) => readonly WalkStep[];

/** Where tokens are looked for or destroyed, the order of moves elsewhere may matter. */
const reachOut: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'terminateEndEvent',
  'errorEndEvent',
  'escalationEndEvent',
  'escalationThrowEvent',
  // What it reaches depends on who waits when it comes.
  'signalThrowEvent',
  'signalEndEvent',
  'signalCatchEvent',
  'signalBoundaryEvent',
  'signalStartEvent',
  'multipleThrowEvent',
  'multipleEndEvent',
  'multipleCatchEvent',
  'multipleBoundaryEvent',
  'multipleStartEvent',
  // What it undoes depends on what has completed, and in which order.
  'compensationThrowEvent',
  'compensationEndEvent',
  'cancelEndEvent',
]);

/**
 * Partial-order reduction: of branches beside each other, one goes on while the others wait, because the
 * order in which they go on decides nothing. Where it might, all moves are followed.
 *
 * The moves of one task are a persistent set (Godefroid, Partial-Order Methods for the Verification of
 * Concurrent Systems, LNCS 1032, chapter 4; Valmari, Stubborn Sets for Reduced State Space Generation, LNCS
 * 483): whatever else happens neither takes them away nor adds to them, and gives the same marking before and
 * after them. Tokens only meet in joins, which count them by flow and so in any order, and in the end of a
 * scope. Everything else by which a token acts on another is excluded: joins that look for tokens, events
 * that end a scope, interruptions of bodies, outcomes where the last token decides, signals, which reach whoever
 * waits at that time, and compensation, which asks for the order of what has completed. A task with events
 * that do not interrupt, in a body with events or event sub-processes, in an ad-hoc sub-process, whose end it
 * decides, or on a cycle is never followed alone; the last so that no branch is put off for ever (the condition
 * of Valmari and of Godefroid on cycles). A condition that data makes true is an event like a message.
 *
 * From every marking that is followed the same dead ends are reached, and every way of the full exploration
 * is, but for the order of independent moves, the beginning of one that is followed. So the same elements
 * are executed, the same ends are reached twice, and what is stuck in a scope, which nothing but an
 * interruption would end, is met. Growth without joins that look around can go on from a larger marking as
 * from a smaller one, so where the smaller one comes to its end properly, the larger one reaches some end
 * twice, and that is met too.
 *
 * A task in a detached branch goes on alone even where tokens are destroyed: whatever else happens gives the
 * same marking after it as before it, or one in which the branch is gone, and takes nothing from what can
 * happen after it (confluence: Groote and van de Pol, State Space Reduction Using Partial tau-Confluence,
 * LNCS 1893). That an event may come again when its branch is through only adds to that.
 */
export function reductionOf({ procedure, outcomes }: AbstractProcedure): Reduction {
  const all = [procedure, ...Object.values(procedure.called)];
  const elements = all.flatMap((one) => Object.values(one.elements));
  if (elements.some((element) => element.incoming.length > 1 && looksAround(element)))
    return (_step, moves) => moves;
  const isOrdered = elements.some(
    (element) =>
      reachOut.has(element.kind) ||
      (element.kind === 'parallelGateway' && outcomes.into.has(element.id)) ||
      (isBody(element) && outcomes.outOf.has(element.id)) ||
      (element.kind === 'eventSubProcess' && element.interrupting) ||
      (isBoundary(element) && element.interrupting && interruptsBody(all, element)),
  );
  const acyclic = new AcyclicElements();
  const goesOn = (step: Step, instance: Instance): boolean => {
    if (!isWork(instance)) return false;
    if (isOrdered) return isApart(step, instance, { outcomes, acyclic });
    return goesOnAlone(step, instance, acyclic);
  };
  return (step, moves) => {
    const owners = new Map<number, WalkStep[]>();
    for (const move of moves) {
      if (move.happened.kind === 'chose') return moves;
      const owner = ownerOfEvent(move.event);
      const known = owners.get(owner);
      if (known === undefined) owners.set(owner, [move]);
      else known.push(move);
    }
    if (owners.size < 2) return moves;
    for (const [owner, own] of owners) {
      if (goesOn(step, step.draft.get(owner))) return own;
    }
    return moves;
  };
}

function looksAround({ kind }: BpmnElement): boolean {
  return kind === 'inclusiveGateway' || kind === 'complexGateway';
}

function isBody({ kind }: BpmnElement): boolean {
  return kind === 'subProcess' || kind === 'callActivity' || kind === 'adHocSubProcess';
}

function interruptsBody(
  all: readonly Procedure[],
  { id, host }: { readonly id: string; readonly host: string },
): boolean {
  return all.some(({ elements }) => {
    const element = elements[host];
    return elements[id] !== undefined && element !== undefined && isBody(element);
  });
}

function isWork({ opened }: Instance): boolean {
  return opened === 'task' || opened === 'service';
}

/** Whether it stands in a branch that meets no other flow and reaches out to nothing. */
function isApart(
  step: Step,
  instance: Instance,
  {
    outcomes,
    acyclic,
  }: Pick<AbstractProcedure, 'outcomes'> & { readonly acyclic: AcyclicElements },
): boolean {
  if (instance.scope === rootId) return false;
  const branch = step.draft.get(instance.scope);
  const boundary = step.elementOf(branch);
  if (!isBoundary(boundary) || !boundary.detached || boundary.interrupting) return false;
  const procedure = step.procedureAt(branch.scope);
  const reachesOut = [...reachableFrom(procedure, [boundary.id])]
    .flatMap((id) => procedure.elements[id] ?? [])
    .some((element) => reachOut.has(element.kind) || isBody(element) || isWatched(element));
  if (reachesOut || !acyclic.has(procedure, step.elementOf(instance))) return false;
  const around = branch.scope === rootId ? null : step.draft.get(branch.scope).element;
  if (around !== null && outcomes.outOf.has(around)) return false;
  return isUndisturbed(step, branch, acyclic);
}

/** It has events, or will be undone: then it matters when it completes. */
function isWatched(element: BpmnElement): boolean {
  if (!isActivity(element)) return false;
  return element.boundaries.length > 0 || element.compensation !== undefined;
}

function goesOnAlone(step: Step, instance: Instance, acyclic: AcyclicElements): boolean {
  const element = step.elementOf(instance);
  if (!isActivity(element)) return false;
  for (const id of element.boundaries) {
    const boundary = step.elementIn(instance.scope, id);
    if (!isBoundary(boundary) || !boundary.interrupting) return false;
  }
  return (
    acyclic.has(step.procedureAt(instance.scope), element) && isUndisturbed(step, instance, acyclic)
  );
}

/** Whether no body around has events that its end would take away, is ended by what is in it, or comes again. */
function isUndisturbed(step: Step, instance: Instance, acyclic: AcyclicElements): boolean {
  if (step.procedure.handlers !== undefined) return false;
  for (let { scope } = instance; scope !== rootId; { scope } = step.draft.get(scope)) {
    const around = step.draft.get(scope);
    const body = step.elementOf(around);
    if (!isActivity(body) || body.boundaries.length > 0) return false;
    if (body.kind === 'adHocSubProcess' || handlersOf(step, around).length > 0) return false;
    if (!acyclic.has(step.procedureAt(around.scope), body)) return false;
  }
  return true;
}

/** Elements from which no way of their level leads back to them. */
class AcyclicElements {
  readonly #known = new Map<BpmnElement, boolean>();

  has(procedure: Procedure, element: BpmnElement): boolean {
    const known = this.#known.get(element);
    if (known !== undefined) return known;
    const next = element.outgoing.map((flow) => procedure.flows[flow]?.target ?? '');
    const beside = isActivity(element) ? element.boundaries : [];
    const is = !reachableFrom(procedure, [...next, ...beside]).has(element.id);
    this.#known.set(element, is);
    return is;
  }
}
