import type { ActionName } from '../../domain/actions/action-names.ts';
import type { Performer } from './action-request.ts';
import { acknowledgeCard, answerCard, closeCard } from './card-performers.ts';
import { attach, comment, copy, read, urge } from './desk-performers.ts';
import { delegate, recallDelegation, resolve } from './delegation-performers.ts';
import { endActivities, startActivity } from './activity-performers.ts';
import { approveCard, openCard, refuseCard } from './issuing-performers.ts';
import {
  approveIntervention,
  refuseIntervention,
  requestIntervention,
} from './intervention-performers.ts';
import { askBack, returnTask, withdraw } from './going-back-performers.ts';
import {
  extend,
  message,
  park,
  recomputeClocks,
  reopen,
  repairIncident,
  transfer,
  unpark,
  voidCase,
} from './procedure-performers.ts';
import { protect, unprotect } from './secrecy-performers.ts';
import { claim, complete, release } from './task-performers.ts';

/** How each action of `domain/actions` is carried out. */
export const performers: { readonly [A in ActionName]: Performer } = {
  claim,
  release,
  complete,
  return: returnTask,
  'ask-back': askBack,
  withdraw,
  transfer,
  delegate,
  resolve,
  'recall-delegation': recallDelegation,
  comment,
  attach,
  urge,
  'open-card': openCard,
  'approve-card': approveCard,
  'refuse-card': refuseCard,
  'acknowledge-card': acknowledgeCard,
  'answer-card': answerCard,
  'close-card': closeCard,
  copy,
  read,
  extend,
  park,
  unpark,
  void: voidCase,
  reopen,
  'start-activity': startActivity,
  'end-activities': endActivities,
  'request-intervention': requestIntervention,
  'approve-intervention': approveIntervention,
  'refuse-intervention': refuseIntervention,
  message,
  'repair-incident': repairIncident,
  'recompute-clocks': recomputeClocks,
  protect,
  unprotect,
};
