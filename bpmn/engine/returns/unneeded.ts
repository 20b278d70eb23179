import { raiseIncident, revivedBy } from '../incident.ts';
import { isJoin } from '../joins.ts';
import { isLoopBody } from '../loop-body.ts';
import type { CauseNode, Instance, OpenIncident } from '../state.ts';
import type { Step } from '../step.ts';
import { joinToken } from '../tokens.ts';

/** What the end of a scope has cancelled inside of it; a return alone does not bring it back. */
export function unneededIn(step: Step, scope: number): Instance[] {
  return step.draft.instances.filter(
    (instance) => instance.scope === scope && isCancelledBy(instance, scope),
  );
}

/**
 * Whether the end of a scope around it has cancelled an instance, and the scope will say whether it is needed
 * after all. Where people ended an ad-hoc sub-process,
 * or withdrew a scope, nobody is asked: the return takes that back.
 */
export function isUnneeded(step: Step, { scope, endedBy }: Instance): boolean {
  if (scope === 0 || endedBy === undefined || endedBy > 0) return false;
  const around = step.draft.get(scope);
  if (endedBy !== -scope) return isUnneeded(step, { ...around, endedBy });
  const element = step.elementOf(around);
  if (isLoopBody(element, around)) return true;
  return 'completion' in element && element.completion !== null;
}

/** The scope goes on after all: the same instances with all that was in them, outer ones first. */
export function reviveUnneeded(
  step: Step,
  scope: number,
  unneeded: readonly Instance[] = unneededIn(step, scope),
): void {
  const needed = new Set([scope]);
  const first = new Set(unneeded.map(({ id }) => id));
  for (const instance of step.draft.instances) {
    if (!isCancelledBy(instance, scope) || !needed.has(instance.scope)) continue;
    if (instance.scope === scope && !first.has(instance.id)) continue;
    needed.add(instance.id);
    if (waitsForTokens(step, instance)) giveBack(step, instance);
    else reviveOne(step, instance);
  }
}

/** Tokens that are undone are no longer held by a join that may be needed again. */
export function pruneUnneeded(step: Step, undone: ReadonlySet<CauseNode>): void {
  for (const join of step.draft.instances) {
    const { tokens, state, endedBy } = join;
    if (tokens === undefined || state !== 'cancelled' || !undone.has(endedBy ?? 0)) continue;
    if (!isUnneeded(step, join)) continue;
    const kept = tokens.filter(({ from }) => !undone.has(from));
    step.draft.replace({ ...join, tokens: kept, causes: kept.map(({ from }) => from) });
  }
}

/** The same instance goes on as it was. */
export function reviveOne(step: Step, instance: Instance): void {
  const { ended: _ended, endedBy: _endedBy, incident, ...rest } = instance;
  step.draft.move(rest, 'active', {});
  step.revived.add(instance.id);
  if (incident === undefined) step.enqueue('enter', instance.id);
  else raiseAgain(step, instance.id, incident);
}

/** What it was stuck with before, it still is. */
export function raiseAgain(step: Step, id: number, incident: OpenIncident): void {
  const { leaving, listening } = incident;
  raiseIncident(step, id, incident, {
    ...(leaving === undefined ? revivedBy(step, id) : { leaving }),
    ...(listening === undefined ? {} : { listening }),
  });
}

function waitsForTokens(step: Step, instance: Instance): boolean {
  return instance.gathering === true || isJoin(step.elementOf(instance));
}

/** There is one waiting join for each element and scope. */
function giveBack(step: Step, { tokens = [], ...join }: Instance): void {
  step.draft.move(join, 'superseded', {});
  for (const token of tokens) joinToken(step, join, token);
}

function isCancelledBy({ state, endedBy }: Instance, scope: number): boolean {
  return state === 'cancelled' && endedBy === -scope;
}
