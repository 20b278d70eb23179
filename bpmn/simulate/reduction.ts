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
]);

/**
 * Partial-order reduction: of branches beside each other, one goes on while the others wait, because the
 * order in which they go on decides nothing. Null where it might.
 *
 * The moves of one task are a persistent set (Godefroid, Partial-Order Methods for the Verification of
 * Concurrent Systems, LNCS 1032, chapter 4; Valmari, Stubborn Sets for Reduced State Space Generation, LNCS
 * 483): whatever else happens neither takes them away nor adds to them, and gives the same marking before and
 * after them. Tokens only meet in joins, which count them by flow and so in any order, and in the end of a
 * scope. Everything else by which a token acts on another is excluded: joins that look for tokens, events
 * that end a scope, interruptions of bodies, and outcomes where the last token decides. A task with events
 * that do not interrupt, in a body with events, or on a cycle is never followed alone; the last so that no
 * branch is put off for ever (the condition of Valmari and of Godefroid on cycles).
 *
 * From every marking that is followed the same dead ends are reached, and every way of the full exploration
 * is, but for the order of independent moves, the beginning of one that is followed. So the same elements
 * are executed, the same ends are reached twice, and what is stuck in a scope, which nothing but an
 * interruption would end, is met. Growth without joins that look around can go on from a larger marking as
 * from a smaller one, so where the smaller one comes to its end properly, the larger one reaches some end
 * twice, and that is met too.
 */
export function reductionOf({ procedure, outcomes }: AbstractProcedure): Reduction | null {
  const all = [procedure, ...Object.values(procedure.called)];
  const elements = all.flatMap((one) => Object.values(one.elements));
  const isOrdered = elements.some(
    (element) =>
      reachOut.has(element.kind) ||
      (element.incoming.length > 1 && looksAround(element)) ||
      (element.kind === 'parallelGateway' && outcomes.into.has(element.id)) ||
      (isBody(element) && outcomes.outOf.has(element.id)) ||
      (isBoundary(element) && element.interrupting && interruptsBody(all, element)),
  );
  if (isOrdered) return null;
  const acyclic = new AcyclicElements();
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
      if (goesOnAlone(step, step.draft.get(owner), acyclic)) return own;
    }
    return moves;
  };
}

function looksAround({ kind }: BpmnElement): boolean {
  return kind === 'inclusiveGateway' || kind === 'complexGateway';
}

function isBody({ kind }: BpmnElement): boolean {
  return kind === 'subProcess' || kind === 'callActivity';
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

function goesOnAlone(step: Step, instance: Instance, acyclic: AcyclicElements): boolean {
  if (instance.opened !== 'task' && instance.opened !== 'service') return false;
  const element = step.elementOf(instance);
  if (!isActivity(element)) return false;
  for (const id of element.boundaries) {
    const boundary = step.elementIn(instance.scope, id);
    if (!isBoundary(boundary) || !boundary.interrupting) return false;
  }
  if (!acyclic.has(step.procedureAt(instance.scope), element)) return false;
  for (let { scope } = instance; scope !== rootId; { scope } = step.draft.get(scope)) {
    const around = step.draft.get(scope);
    const body = step.elementOf(around);
    if (!isActivity(body) || body.boundaries.length > 0) return false;
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
