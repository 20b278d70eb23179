import { eligible, type IneligibleReason } from '../assignment/eligible.ts';
import { mayExtend } from '../clocks/may-extend.ts';
import { mayPark } from '../clocks/may-park.ts';
import { can } from '../permissions/can.ts';
import type { ActionFacts, TakeBack, TaskFacts } from './action-facts.ts';
import type { ActionName } from './action-names.ts';
import { type ActionRule, actionTable, type CaseState } from './action-table.ts';
import { cardConditions } from './card-conditions.ts';
import { isPending } from './delegation.ts';
import type { RefusalReason } from './refusal-reasons.ts';

/** How an extension goes: at once, or as a request that the dispatcher answers. */
export type ExtendMode = 'direct' | 'request';

export type ActionVerdict =
  | { readonly allowed: true; readonly mode?: ExtendMode }
  | { readonly allowed: false; readonly reason: RefusalReason };

const allowed: ActionVerdict = { allowed: true };

/** Null when nothing stands in the way. */
type Condition = (facts: ActionFacts) => RefusalReason | null;
type TaskCondition = (task: TaskFacts, facts: ActionFacts) => RefusalReason | null;

const ofTask =
  (condition: TaskCondition): Condition =>
  (facts) =>
    facts.task === null ? 'not-for-cases' : condition(facts.task, facts);

/** Who has it at hand: who took it, else to whom it was given. */
const holderOf = (task: TaskFacts): string | null => task.claimedBy ?? task.offered.person;

const notClaimedByOther: TaskCondition = (task, { principal }) =>
  task.claimedBy === null || task.claimedBy === principal.person ? null : 'task-claimed-by-other';

const takes: TaskCondition = (task, facts) => {
  const answer = eligible(task.offered, facts.principal);
  return answer.eligible ? notClaimedByOther(task, facts) : answer.reason;
};

const notDelegated: TaskCondition = ({ delegation }) =>
  isPending(delegation) ? 'task-delegated' : null;

const takesOwn: TaskCondition = (task, facts) => notDelegated(task, facts) ?? takes(task, facts);

const none: Condition = () => null;

const notHeld: TaskCondition = ({ held }) => (held ? 'task-held' : null);

const takeBack: { readonly [T in TakeBack]: RefusalReason | null } = {
  possible: null,
  touched: 'step-touched',
  'no-way-back': 'no-way-back',
};

/** What an action asks beyond permission and states. */
const conditions: { readonly [A in ActionName]: Condition } = {
  claim: ofTask((task, facts) =>
    task.claimedBy === facts.principal.person ? 'already-claimed' : takes(task, facts),
  ),
  release: ofTask((task, facts) =>
    task.claimedBy === null ? 'task-not-claimed' : notClaimedByOther(task, facts),
  ),
  complete: ofTask((task, facts) => takesOwn(task, facts) ?? notHeld(task, facts)),
  return: ofTask(
    (task, facts) => takesOwn(task, facts) ?? (task.returnTargets > 0 ? null : 'no-return-target'),
  ),
  'ask-back': ofTask(
    (task, facts) =>
      takesOwn(task, facts) ??
      notHeld(task, facts) ??
      (task.askTargets > 0 ? null : 'nobody-to-ask'),
  ),
  withdraw: ofTask((task, { principal }) =>
    task.completedBy === principal.person ? takeBack[task.takeBack] : 'completed-by-other',
  ),
  transfer: ofTask(notDelegated),
  delegate: ofTask(
    (task, facts) =>
      notDelegated(task, facts) ?? (holderOf(task) === null ? 'task-not-claimed' : null),
  ),
  resolve: ofTask((task, facts) =>
    isPending(task.delegation) ? takes(task, facts) : 'task-not-delegated',
  ),
  'recall-delegation': ofTask((task) => (isPending(task.delegation) ? null : 'task-not-delegated')),
  comment: none,
  attach: none,
  urge: (facts) => (facts.case.openTasks > 0 ? null : 'nobody-to-urge'),
  ...cardConditions,
  copy: none,
  read: ofTask((task) => (task.read ? 'already-read' : null)),
  extend: ({ case: { clock }, now, rules }) => {
    if (clock === null) return 'clock-not-running';
    const answer = mayExtend(clock, now, rules.extensionQuota);
    return answer.allowed ? null : answer.reason;
  },
  park: ({ case: { parkings, state }, now, rules }) => {
    const parked = state === 'suspended';
    const limits = { quota: rules.parkQuota, maximumDays: rules.parkMaximumDays };
    const answer = mayPark({ parked, parkings }, now, limits);
    return answer.allowed ? null : answer.reason;
  },
  unpark: none,
  void: none,
  reopen: ({ case: { reopenUntil }, now }) =>
    reopenUntil !== null && now <= reopenUntil ? null : 'reopen-window-over',
  'start-activity': ({ case: { startable } }) =>
    startable.length > 0 ? null : 'activity-not-startable',
  'end-activities': ({ case: { endable } }) =>
    endable.length > 0 ? null : 'activity-not-startable',
  'request-intervention': ({ case: { intervention } }) =>
    intervention === null ? null : 'intervention-pending',
  'approve-intervention': ({ case: { intervention }, principal }) => {
    if (intervention === null) return 'no-intervention';
    return intervention.by === principal.person ? 'own-intervention' : null;
  },
  'refuse-intervention': ({ case: { intervention } }) =>
    intervention === null ? 'no-intervention' : null,
  message: none,
  'repair-incident': (facts) => (facts.case.openIncidents > 0 ? null : 'no-open-incident'),
  'recompute-clocks': none,
  protect: ({ case: { secrecy } }) => (secrecy === 'ordinary' ? null : 'already-protected'),
  unprotect: ({ case: { secrecy } }) => (secrecy === 'protected' ? null : 'not-protected'),
};

const wrongState: { readonly [S in CaseState]: RefusalReason } = {
  opening: 'case-opening',
  open: 'case-not-closed',
  suspended: 'case-suspended',
  closed: 'case-closed',
  void: 'case-void',
};

const stateRefusal = (rule: ActionRule, facts: ActionFacts): RefusalReason | null => {
  const { state } = facts.case;
  if (!rule.caseStates.includes(state)) {
    if (state === 'open' && rule.caseStates.includes('suspended')) return 'case-not-suspended';
    return wrongState[state];
  }
  const { task } = facts;
  if (task === null || rule.taskStates.includes(task.state)) return null;
  return rule.taskStates.includes('open') ? 'task-not-open' : 'task-not-completed';
};

const isHeldBy = (task: TaskFacts, person: string): boolean =>
  task.claimedBy === person || task.offered.person === person;

const ownerOf = (task: TaskFacts): string | null =>
  isPending(task.delegation) ? task.delegation.owner : holderOf(task);

/**
 * A task counts as own for whoever holds it or is offered it; giving it on needs a hold, and what
 * is delegated stays its owner's.
 */
const ownTask = (action: ActionName, task: TaskFacts, facts: ActionFacts): boolean => {
  const { person } = facts.principal;
  if (action === 'recall-delegation') return ownerOf(task) === person;
  if (isHeldBy(task, person)) return true;
  if (action === 'transfer' || action === 'delegate') return ownerOf(task) === person;
  return task.resource.own || eligible(task.offered, facts.principal).eligible;
};

const ineligibility = (facts: ActionFacts): IneligibleReason | null => {
  if (facts.task === null) return null;
  const answer = eligible(facts.task.offered, facts.principal);
  return answer.eligible ? null : answer.reason;
};

/** Actions of whoever has the task: why somebody else may not says most. */
const takers: ReadonlySet<ActionName> = new Set([
  'claim',
  'complete',
  'return',
  'ask-back',
  'resolve',
]);

/** Which of the permissions of the rule is held on the record, or why none is. */
const permissionOf = (
  action: ActionName,
  facts: ActionFacts,
): { readonly index: number } | { readonly reason: RefusalReason } => {
  const { permissions } = actionTable[action];
  const resource =
    facts.task === null
      ? facts.case.resource
      : { ...facts.task.resource, own: ownTask(action, facts.task, facts) };
  const answers = permissions.map((permission) => can(facts.principal, permission, resource));
  const index = answers.findIndex((answer) => answer.allowed);
  if (index >= 0) return { index };
  const reason = answers.some((answer) => !answer.allowed && answer.reason === 'outside-scope')
    ? 'outside-scope'
    : 'not-permitted';
  const forTaker = takers.has(action);
  return {
    reason: reason === 'outside-scope' && forTaker ? (ineligibility(facts) ?? reason) : reason,
  };
};

/**
 * Whether a person may do an action now, and if not, the one reason that matters most: the right,
 * then the state of the case and task, then what the action itself asks for. Used by the routes,
 * by the lists of allowed actions and by the screens alike (architecture decision 9).
 */
export const checkAction = (action: ActionName, facts: ActionFacts): ActionVerdict => {
  const rule = actionTable[action];
  const target = facts.task === null ? 'case' : 'task';
  if (!rule.targets.includes(target)) {
    return { allowed: false, reason: target === 'case' ? 'not-for-cases' : 'not-for-tasks' };
  }
  const permission = permissionOf(action, facts);
  if ('reason' in permission) return { allowed: false, reason: permission.reason };
  const mode: ExtendMode = permission.index === 0 ? 'direct' : 'request';
  const reason = stateRefusal(rule, facts) ?? conditions[action](facts);
  if (reason !== null) return { allowed: false, reason };
  if (action !== 'extend') return allowed;
  return mode === 'request' && facts.case.extensionPending
    ? { allowed: false, reason: 'extension-pending' }
    : { allowed: true, mode };
};
