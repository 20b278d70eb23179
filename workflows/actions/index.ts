import type { CaseAction, CaseCommand } from '../contract.ts';
import type { ActionRule, ActionType, ActionView, PlannedEntry } from './action-rule.ts';
import { askBack } from './ask-back.ts';
import { complete } from './complete.ts';
import { delegate } from './delegate.ts';
import { endActivities } from './end-activities.ts';
import { extend } from './extend.ts';
import { intervene } from './intervene.ts';
import { message } from './message.ts';
import { park } from './park.ts';
import { recallDelegation } from './recall-delegation.ts';
import { recomputeClocks } from './recompute-clocks.ts';
import { reopen } from './reopen.ts';
import { repair } from './repair.ts';
import { resolve } from './resolve.ts';
import { returnTask } from './return.ts';
import { signal } from './signal.ts';
import { startActivity } from './start-activity.ts';
import { transfer } from './transfer.ts';
import { unpark } from './unpark.ts';
import { voidCase } from './void.ts';
import { withdraw } from './withdraw.ts';

/** Every action of the contract; one without a rule does not compile. */
const rules: { readonly [T in ActionType]: ActionRule<T> } = {
  complete,
  return: returnTask,
  'ask-back': askBack,
  withdraw,
  'start-activity': startActivity,
  'end-activities': endActivities,
  intervene,
  transfer,
  delegate,
  resolve,
  'recall-delegation': recallDelegation,
  message,
  signal,
  extend,
  park,
  unpark,
  void: voidCase,
  repair,
  'recompute-clocks': recomputeClocks,
  reopen,
};

type ActionByType = { readonly [T in ActionType]: Extract<CaseAction, { readonly type: T }> };

/** The entries that a command makes; throws `ActRefused`. Changes nothing. */
export function plan<T extends ActionType>(
  view: ActionView,
  action: ActionByType[T] & { readonly type: T },
  command: CaseCommand,
): readonly PlannedEntry[] {
  return rules[action.type](view, action, command);
}
