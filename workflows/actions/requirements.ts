import {
  startableActivities,
  type StartableActivities,
} from '../../bpmn/engine/startable-activities.ts';
import { isPending, type Delegation } from '../../domain/actions/delegation.ts';
import { requireThat } from '../act-refused.ts';
import { isEnded, type BookedClock, type BookedTask, type CaseBook } from '../case-book.ts';
import { instanceOf } from '../case-draft.ts';
import { extensionsOf, isOverdue } from '../clock-book.ts';
import type { CaseCommand } from '../contract.ts';
import type { ActionView } from './action-rule.ts';

export const requireLive = ({ book }: ActionView): void => {
  requireThat(!isEnded(book), 'case-closed', 'The case has ended');
};

/** Live and not parked: only then is anything handled. */
export const requireOpen = (view: ActionView): void => {
  requireLive(view);
  requireThat(view.book.caseState !== 'suspended', 'case-suspended', 'The case is parked');
};

export const requireTask = (view: ActionView, id: string): BookedTask => {
  const task = view.book.tasks.get(instanceOf(view.caseId, id));
  requireThat(task !== undefined, 'task-not-open', `Task ${id} is not open`);
  return task;
};

/** While somebody else does it for its owner, nothing but their answer or a recall moves it. */
export const requireNotDelegated = ({ delegation }: BookedTask): void => {
  requireThat(!isPending(delegation), 'task-delegated', 'The task is delegated');
};

/** It waits for an answer that it has asked for: only that, or a return, moves it. */
export const requireNotHeld = ({ waitsFor }: BookedTask): void => {
  requireThat(waitsFor === undefined, 'task-held', 'The task waits for an answer');
};

/** What an action may go to, by the id that its sender knows. */
export const requireTarget = <T extends { readonly instance: string }>(
  { caseId }: ActionView,
  targets: readonly T[],
  { id, otherwise }: { readonly id: string; readonly otherwise: string },
): T => {
  const instance = instanceOf(caseId, id);
  const found = targets.find((target) => target.instance === instance);
  requireThat(found !== undefined, 'target-not-legal', otherwise);
  return found;
};

/** The ad-hoc sub-process in which something can be started or ended now. */
export const requireAdHoc = (
  { caseId, procedure, book }: ActionView,
  id: string,
): StartableActivities => {
  const instance = instanceOf(caseId, id);
  const found = startableActivities(procedure, book.engine).find(
    (open) => open.instance === instance,
  );
  requireThat(found !== undefined, 'activity-not-startable', `Nothing can be started in ${id} now`);
  return found;
};

/** The open task with what was asked of the delegate. */
export const requireDelegated = (
  view: ActionView,
  id: string,
): { readonly task: BookedTask; readonly delegation: Delegation } => {
  const task = requireTask(view, id);
  const { delegation } = task;
  requireThat(isPending(delegation), 'task-not-delegated', `Task ${id} is not delegated`);
  return { task, delegation };
};

/**
 * What the procedure itself says about who may take a task: the named person, the role of the post
 * that the person acts under, and four eyes. Scope and permission are checked before, at the door.
 */
export const requireMayTake = (task: BookedTask, { actor }: CaseCommand): void => {
  if (actor.person === null) return;
  const named = task.person === null || task.person === actor.person;
  requireThat(named, 'not-permitted', 'The task is offered to somebody else');
  const excluded = task.exclude.includes(actor.person);
  requireThat(!excluded, 'not-permitted', 'The task is for another person than before');
  const post = actor.role === undefined || task.role === null || actor.role === task.role;
  requireThat(post, 'not-permitted', `The task is for the role ${task.role ?? ''}`);
};

export const requireReason = (reason: string): void => {
  requireThat(reason.trim() !== '', 'validation-failed', 'A reason is required');
};

/** Engine events carry when and by whom. */
export const stamp = (
  view: ActionView,
  { actor }: CaseCommand,
): { readonly at: number; readonly by?: string } => ({
  at: view.at,
  ...(actor.person === null ? {} : { by: actor.person }),
});

/** 延期: so often a clock, and never once it is overdue (domain.md 3.4). */
export const requireExtendable = (
  { settings, at }: ActionView,
  clock: BookedClock,
  times = 1,
): void => {
  requireThat(
    extensionsOf(clock) + times <= settings.extensionQuota,
    'limit-exhausted',
    `The clock may be extended ${String(settings.extensionQuota)} times`,
  );
  requireThat(!isOverdue(clock, at), 'clock-overdue', 'The clock is overdue');
};

/** What a command made the procedure extend must be what a person might have extended then. */
export const requireExtended = (view: ActionView, after: CaseBook): void => {
  for (const clock of view.book.clocks.values()) {
    const times = extensionsOf(after.clocks.get(clock.id) ?? clock) - extensionsOf(clock);
    if (times > 0) requireExtendable(view, clock, times);
  }
};
