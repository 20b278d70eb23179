import { mayPark, type ParkRefusal } from '../../domain/clocks/may-park.ts';
import { ActRefused } from '../act-refused.ts';
import type { ActRefusal } from '../contract.ts';
import type { ActionRule } from './action-rule.ts';
import { requireOpen, requireReason } from './requirements.ts';

// domain.md 3.4: the end is at most one year off.
const maximumDays = 366;

const codes: { readonly [R in ParkRefusal]: ActRefusal } = {
  'already-parked': 'case-suspended',
  'limit-exhausted': 'limit-exhausted',
  'end-not-in-future': 'validation-failed',
  'end-too-far': 'validation-failed',
};

export const park: ActionRule<'park'> = (view, action) => {
  requireOpen(view);
  requireReason(action.reason);
  const { parked, parkings } = view.book;
  const rules = { quota: view.settings.parkQuota, maximumDays };
  const may = mayPark({ parked: parked !== null, parkings }, view.at, rules, action.until);
  if (!may.allowed) {
    throw new ActRefused(codes[may.reason], `The case cannot be parked: ${may.reason}`);
  }
  return [{ type: 'case-parked', params: { until: action.until, reason: action.reason } }];
};
