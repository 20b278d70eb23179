import { isBoundary } from '../../model/element.ts';
import { cancel } from '../cancelling.ts';
import { compensatedBy } from '../compensation.ts';
import { awaitReset } from '../complex-joins.ts';
import type { CauseNode, Instance, WaitingToken } from '../state.ts';
import type { Step } from '../step.ts';
import { joinToken, place } from '../tokens.ts';
import { causeGraph, futureOf } from './cause-graph.ts';
import { putMessagesBack } from './put-back.ts';
import { forgetOutputs, rollBack } from './roll-back.ts';
import { reactivateScopes, revive } from './revival.ts';
import { isUnneeded, pruneUnneeded } from './unneeded.ts';
import { listenAgain } from './listen-again.ts';
import { scopesAround } from './targets.ts';
import { undoneFuture } from './undone-future.ts';
import { awaitedBy, beginUndo, toUndo } from './undo.ts';

/**
 * The effect of a return to the ended instance `target`, from `from` or (null) by whoever takes it back, in
 * the order of `returns.md`: withdraw and put messages back, reactivate and revive, supersede, give back and
 * undo, enter anew.
 */
export function goBack(step: Step, from: CauseNode | null, target: number): void {
  keepSurvivors(step, from, target);
  const undone = undoneFuture(step, target);
  withdraw(step, undone);
  putMessagesBack(step, undone, { behind: target });
  const returned = step.draft.get(target);
  const ended = scopesAround(step, returned).filter(({ state }) => state !== 'active');
  // What a jump to the target has left stays left: the target is entered again.
  const future = new Set(undone);
  const awaits = takeBack(step, { undone: undone.add(target), future }, () =>
    reactivateScopes(step, returned),
  );
  // What has to be undone first still sees what was written.
  forgetOutputs(step, ended);
  if (awaits.length === 0) rollBack(step);
  enterAnew(step, returned, awaits);
}

/**
 * The event sub-process that interrupted a scope is withdrawn with its future; what it cancelled becomes
 * active again, and the scope listens as before. Nothing is entered.
 */
export function undoInterruption(step: Step, { id, scope }: Instance): void {
  const undone = futureOf(causeGraph(step.draft.instances), id);
  withdraw(step, new Set([...undone, id]));
  putMessagesBack(step, undone, { behind: id });
  takeBack(step, { undone: undone.add(id), future: undone });
  rollBack(step);
  listenAgain(step, scope, step.draft.get(id));
  step.enqueue('settle', scope);
}

interface Undone {
  readonly undone: ReadonlySet<CauseNode>;
  /** What of it brings back what it has ended: all but a target that is entered again. */
  readonly future: ReadonlySet<CauseNode>;
}

/** All but withdrawing and entering; gives what has to be undone before anything is entered. */
function takeBack(
  step: Step,
  { undone, future }: Undone,
  reactivate: () => void = () => undefined,
): readonly number[] {
  const work = toUndo(step, undone);
  const before = awaitedBy(step, undone);
  const joins = joinsToUndo(step, { undone, future });
  reactivate();
  pruneUnneeded(step, undone);
  revive(step, { undone, future, joins });
  supersede(step, undone, seenFrom(step, work));
  supersede(step, new Set(joins.map((join) => join.id)), new Set());
  giveBack(step, joins, undone);
  dropEnds(step, undone);
  return beginUndo(step, work, before);
}

/** Branches marked `bh:survivesReturn` are re-caused by their scope, unless `from` would escape by that. */
function keepSurvivors(step: Step, from: CauseNode | null, target: number): void {
  const future = undoneFuture(step, target);
  for (const branch of step.draft.instances) {
    if (!future.has(branch.id) || branch.state === 'superseded') continue;
    const element = step.elementOf(branch);
    if (!isBoundary(element) || !element.survivesReturn) continue;
    step.draft.replace({ ...branch, causes: [branch.scope] });
    const escapes = from !== null && !futureOf(causeGraph(step.draft.instances), target).has(from);
    if (escapes) step.draft.replace(branch);
  }
}

function withdraw(step: Step, undone: ReadonlySet<CauseNode>): void {
  const open = step.draft.active.filter((id) => undone.has(id));
  for (const id of open) goOnCompensating(step, step.draft.get(id), undone);
  for (const id of open) {
    if (step.draft.get(id).state === 'active') cancel(step, id, 'returned');
  }
}

/** What has thrown compensation elsewhere waits no more for the handler of what is done again. */
function goOnCompensating(step: Step, handler: Instance, undone: ReadonlySet<CauseNode>): void {
  const { scope } = handler;
  if (compensatedBy(step, handler) !== null && !undone.has(scope)) step.enqueue('settle', scope);
}

/** Joins whose tokens must be looked at: in the undone future, or cancelled from there while waiting. */
function joinsToUndo(step: Step, { undone, future }: Undone): Instance[] {
  return step.draft.instances.filter(
    (join) =>
      join.tokens !== undefined &&
      join.state !== 'superseded' &&
      (undone.has(join.id) ||
        (join.state === 'cancelled' &&
          join.endedBy !== undefined &&
          future.has(join.endedBy) &&
          !isUnneeded(step, join))),
  );
}

/**
 * Tokens that come neither from the undone future nor from the target wait again, in their order, ahead of
 * those that have come over the same flow since.
 */
function giveBack(step: Step, joins: readonly Instance[], undone: ReadonlySet<CauseNode>): void {
  const given = new Set<WaitingToken>();
  const isLater = (other: WaitingToken): boolean => !given.has(other);
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
    for (const token of kept) {
      joinToken(step, join, token, isLater);
      given.add(token);
    }
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

/** What is going to be undone, and the scopes around it: its inputs read what they see. */
function seenFrom(step: Step, work: readonly number[]): ReadonlySet<number> {
  const seen = new Set(work);
  for (const id of work) {
    for (const scope of scopesAround(step, step.draft.get(id))) seen.add(scope.id);
  }
  return seen;
}

function supersede(step: Step, undone: ReadonlySet<CauseNode>, seen: ReadonlySet<number>): void {
  for (const id of undone) {
    const instance = id > 0 ? step.draft.find(id) : undefined;
    if (instance === undefined || instance.state === 'superseded') continue;
    const {
      tokens: _tokens,
      ends: _ends,
      variables,
      turns: _turns,
      result: _result,
      withdrawn: _withdrawn,
      data: _data,
      locals,
      awaited: _awaited,
      closing: _closing,
      compensates: _compensates,
      timers: _timers,
      subscriptions: _subscriptions,
      waits: _waits,
      messages: _messages,
      awaits: _awaits,
      heldFor: _heldFor,
      clock: _clock,
      opened: _opened,
      incident: _incident,
      ...rest
    } = instance;
    const kept = {
      ...(variables === undefined ? {} : { variables }),
      ...(locals === undefined ? {} : { locals }),
    };
    step.draft.move(rest, 'superseded', {
      ended: instance.ended ?? step.index,
      ...(seen.has(id) ? kept : {}),
    });
  }
}

/** A fresh instance with the causes of the old one, for who held it; it starts when what has to be undone is. */
function enterAnew(step: Step, returned: Instance, awaits: readonly number[]): void {
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
  step.draft.replace({
    ...instance,
    ...(returned.holder === undefined ? {} : { holder: returned.holder }),
    ...(awaits.length === 0 ? {} : { awaits }),
  });
}
