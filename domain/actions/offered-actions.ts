import { needsApproval } from '../supervision/card-proposal.ts';
import { levelsOpenTo } from '../supervision/open-card.ts';
import type { ActionFacts } from './action-facts.ts';
import { type ActionName, actionNames } from './action-names.ts';
import { actionTable } from './action-table.ts';
import { checkAction } from './check-action.ts';
import type { RefusalReason } from './refusal-reasons.ts';

/** An action as it is offered: refused ones stay in sight with their reason. */
export interface OfferedAction {
  readonly action: ActionName;
  readonly allowed: boolean;
  readonly reason: RefusalReason | null;
  /** `mode`: whether an extension is granted at once or asked for; `levels`: which cards may be opened, `approval`: those of them that wait for it. */
  readonly params?: Record<string, unknown>;
}

const cardParams = (facts: ActionFacts): Record<string, unknown> => {
  const levels = levelsOpenTo(facts);
  const who = { principal: facts.principal, resource: facts.case.resource };
  return {
    levels,
    approval: levels.filter((level) => needsApproval(level, facts.rules.cardApproval, who)),
  };
};

const offer = (action: ActionName, facts: ActionFacts): OfferedAction => {
  const verdict = checkAction(action, facts);
  if (!verdict.allowed) return { action, allowed: false, reason: verdict.reason };
  const params = {
    ...(verdict.mode === undefined ? {} : { mode: verdict.mode }),
    ...(action === 'open-card' ? cardParams(facts) : {}),
  };
  return Object.keys(params).length === 0
    ? { action, allowed: true, reason: null }
    : { action, allowed: true, reason: null, params };
};

/** Every action that may be aimed at the task, or at the case when `facts.task` is null. */
export const offeredActions = (facts: ActionFacts): readonly OfferedAction[] => {
  const target = facts.task === null ? 'case' : 'task';
  return actionNames
    .filter((action) => actionTable[action].targets.includes(target))
    .map((action) => offer(action, facts));
};
