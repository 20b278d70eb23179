import { isActivity, isBoundary } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';
import { reachableFrom } from '../model/reachability.ts';
import { EngineRefusal } from './failures.ts';
import { isJoin } from './joins.ts';
import { scopesAround } from './returns/targets.ts';
import type { Instance } from './state.ts';
import { rootId } from './step.ts';
import type { Step } from './step.ts';

/** The innermost scope around all of these instances in which the element stands, or a refusal. */
export function scopeToEnter(step: Step, left: readonly Instance[], element: string): number {
  const [around = [], ...others] = left.map((instance) => scopesInReach(step, instance));
  const scope = around
    .filter(({ id }) => others.every((scopes) => scopes.some((one) => one.id === id)))
    .find((one) => standsIn(step, one, element));
  if (scope === undefined)
    refuse(`Expected ${element} to stand in a scope around what is left, but it does not`);
  const reason = whyNotEntered(step.elementIn(scope.id, element));
  if (reason !== null) refuse(`Expected an element to enter, but ${element} ${reason}`);
  return scope.id;
}

function refuse(message: string): never {
  throw new EngineRefusal('jump-not-legal', message);
}

/** Innermost first. Out of a body that runs several times one can only leave the whole body. */
function scopesInReach(step: Step, instance: Instance): readonly Instance[] {
  const scopes = scopesAround(step, instance);
  const body = scopes.findIndex(({ turns }) => turns !== undefined);
  return body === -1 ? scopes : scopes.slice(0, body);
}

function standsIn(step: Step, scope: Instance, id: string): boolean {
  const procedure = step.procedureAt(scope.id);
  const element = procedure.elements[id];
  if (element === undefined || element.parent !== levelOf(step, scope)) return false;
  const branches = detachedAround(procedure, id);
  const isBranch = scope.id !== rootId && isBoundary(step.elementOf(scope));
  return isBranch ? branches.includes(scope.element) : branches.length === 0;
}

/** The sub-process whose elements a scope holds; null for a whole procedure, undefined for a scope of handlers. */
function levelOf(step: Step, scope: Instance): string | null | undefined {
  if (scope.id === rootId) return null;
  const element = step.elementOf(scope);
  if (isBoundary(element)) return levelOf(step, step.draft.get(scope.scope));
  if (element.kind === 'callActivity') return scope.compensates === undefined ? null : undefined;
  return isActivity(element) ? element.id : undefined;
}

/** Boundary events whose branches meet no other flow and hold this element: it runs in their scope alone. */
function detachedAround(procedure: Procedure, id: string): readonly string[] {
  return Object.values(procedure.elements)
    .filter((element) => isBoundary(element) && element.detached)
    .filter((boundary) => reachableFrom(procedure, [boundary.id]).has(id))
    .map((boundary) => boundary.id);
}

/** Null for what a token may be put on. */
function whyNotEntered(element: BpmnElement): string | null {
  if (isJoin(element)) return 'is a join, which is entered over its flows';
  if (isBoundary(element)) return 'happens to its host';
  if (element.kind === 'eventSubProcess') return 'is started by its event';
  if (element.kind !== 'startEvent' && element.kind.endsWith('StartEvent'))
    return 'starts an event sub-process';
  return isActivity(element) && element.isForCompensation === true ? 'compensates' : null;
}
