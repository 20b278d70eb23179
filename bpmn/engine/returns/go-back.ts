import { isBoundary } from '../../model/element.ts';
import { cancel } from '../cancelling.ts';
import { awaitReset } from '../complex-joins.ts';
import type { CauseNode, Instance, WaitingToken } from '../state.ts';
import type { Step } from '../step.ts';
import { joinToken, place } from '../tokens.ts';
import { causeGraph, futureOf } from './cause-graph.ts';
import { isNotNeeded, reactivateScopes, revive } from './revival.ts';

/**
 * The effect of a return from `from` to the ended instance `target`, in the order of `returns.md`:
 * withdraw, reactivate and revive, give back, supersede, enter anew.
 */
export function goBack(step: Step, from: CauseNode, target: number): void {
  keepSurvivors(step, from, target);
  const undone = futureOf(causeGraph(step.draft.instances), target);
  withdraw(step, undone);
  const future = new Set(undone);
  undone.add(target);
  const joins = joinsToUndo(step, { undone, future });
  const returned = step.draft.get(target);
  reactivateScopes(step, returned);
  revive(step, { undone, future, joins });
  supersede(step, undone);
  supersede(step, new Set(joins.map((join) => join.id)));
  giveBack(step, joins, undone);
  dropEnds(step, undone);
  enterAnew(step, returned);
}

/** Branches marked `bh:survivesReturn` are re-caused by their scope, unless `from` would escape by that. */
function keepSurvivors(step: Step, from: CauseNode, target: number): void {
  const future = futureOf(causeGraph(step.draft.instances), target);
  for (const branch of step.draft.instances) {
    if (!future.has(branch.id) || branch.state === 'superseded') continue;
    const element = step.elementOf(branch);
    if (!isBoundary(element) || !element.survivesReturn) continue;
    step.draft.replace({ ...branch, causes: [branch.scope] });
    if (!futureOf(causeGraph(step.draft.instances), target).has(from)) step.draft.replace(branch);
  }
}

function withdraw(step: Step, undone: ReadonlySet<CauseNode>): void {
  for (const id of step.draft.active.slice()) {
    if (undone.has(id) && step.draft.get(id).state === 'active') cancel(step, id, 'returned');
  }
}

/** Joins whose tokens must be looked at: in the undone future, or cancelled from there while waiting. */
function joinsToUndo(
  step: Step,
  {
    undone,
    future,
  }: { readonly undone: ReadonlySet<CauseNode>; readonly future: ReadonlySet<CauseNode> },
): Instance[] {
  return step.draft.instances.filter(
    (join) =>
      join.tokens !== undefined &&
      join.state !== 'superseded' &&
      (undone.has(join.id) ||
        (join.state === 'cancelled' &&
          join.endedBy !== undefined &&
          future.has(join.endedBy) &&
          !isNotNeeded(step, join))),
  );
}

/** Tokens that come neither from the undone future nor from the target wait again. */
function giveBack(step: Step, joins: readonly Instance[], undone: ReadonlySet<CauseNode>): void {
  for (const join of joins) {
    // A join that a migration has left without a place takes nothing back.
    if (join.gone === true) continue;
    const kept = (join.tokens ?? []).filter((token: WaitingToken) => !undone.has(token.from));
    if (isStillActivated(join, undone)) {
      awaitReset(
        step,
        { ...join, id: join.causes[0] ?? join.id },
        { awaited: join.awaited ?? [], tokens: kept },
      );
      continue;
    }
    for (const token of kept) joinToken(step, join.element, join.scope, token);
  }
}

/** The activation stands: the gateway goes on taking in what it awaits. */
function isStillActivated({ awaited, causes }: Instance, undone: ReadonlySet<CauseNode>): boolean {
  const [activation] = causes;
  return awaited !== undefined && activation !== undefined && !undone.has(activation);
}

/**
 * The end of a scope is a join too: it forgets the tokens that are undone, and those of what was cancelled
 * to end it and goes on now.
 */
function dropEnds(step: Step, undone: ReadonlySet<CauseNode>): void {
  const isDropped = (end: CauseNode): boolean => undone.has(end) || !hasEnded(step, end);
  for (const scope of step.draft.instances) {
    if (scope.ends === undefined || !scope.ends.some(isDropped)) continue;
    const ends =
      scope.turns?.sequential === true
        ? turnBefore(step, scope, undone)
        : scope.ends.filter((end) => !isDropped(end));
    step.draft.replace({ ...scope, ends });
  }
}

function hasEnded(step: Step, end: CauseNode): boolean {
  const state = step.draft.find(Math.abs(end))?.state;
  return state !== 'active' && state !== 'superseded';
}

/** The body of a sequential multi-instance holds the last turn alone: the newest that is not undone. */
function turnBefore(
  step: Step,
  { id, ends = [] }: Instance,
  undone: ReadonlySet<CauseNode>,
): readonly CauseNode[] {
  let node = ends.at(-1);
  while (node !== undefined) {
    const turn = step.draft.find(Math.abs(node));
    if (turn?.scope !== id) return [];
    if (!undone.has(node)) return [node];
    [node] = turn.causes;
  }
  return [];
}

function supersede(step: Step, undone: ReadonlySet<CauseNode>): void {
  for (const id of undone) {
    const instance = id > 0 ? step.draft.find(id) : undefined;
    if (instance === undefined || instance.state === 'superseded') continue;
    const {
      tokens: _tokens,
      ends: _ends,
      variables: _variables,
      turns: _turns,
      result: _result,
      withdrawn: _withdrawn,
      locals: _locals,
      awaited: _awaited,
      compensates: _compensates,
      timers: _timers,
      subscriptions: _subscriptions,
      waits: _waits,
      clock: _clock,
      opened: _opened,
      incident: _incident,
      ...rest
    } = instance;
    step.draft.move(rest, 'superseded', { ended: instance.ended ?? step.index });
  }
}

/** A fresh instance with the causes of the old one, for who held it. */
function enterAnew(step: Step, returned: Instance): void {
  const [first] = returned.causes;
  const instance = place(step, returned.element, {
    scope: returned.scope,
    causes: returned.causes,
    outcome: first === undefined ? undefined : step.outcomeOf(first),
    ...(returned.via === undefined ? {} : { via: returned.via }),
    ...(returned.turn === undefined ? {} : { turn: returned.turn }),
    ...(returned.locals === undefined ? {} : { locals: returned.locals }),
  });
  // What a jump to it has left is left for the new instance.
  for (const one of step.draft.instances)
    if (one.endedBy === returned.id) step.draft.replace({ ...one, endedBy: instance.id });
  if (returned.holder !== undefined) step.draft.replace({ ...instance, holder: returned.holder });
}
