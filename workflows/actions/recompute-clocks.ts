import type { ActionRule } from './action-rule.ts';
import { requireLive } from './requirements.ts';

/** A calendar or limit came in: the next projection judges every clock anew. */
export const recomputeClocks: ActionRule<'recompute-clocks'> = (view, action) => {
  requireLive(view);
  return [{ type: 'clocks-recomputed', params: { calendarVersion: action.calendarVersion } }];
};
