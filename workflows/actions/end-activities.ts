import { requireThat } from '../act-refused.ts';
import type { ActionRule } from './action-rule.ts';
import { requireAdHoc, requireOpen, stamp } from './requirements.ts';

/** Nothing more is to be started in an ad-hoc sub-process whose diagram does not say when it ends. */
export const endActivities: ActionRule<'end-activities'> = (view, action, command) => {
  requireOpen(view);
  const { reason } = action;
  const { instance, element, endable } = requireAdHoc(view, action.target);
  requireThat(endable, 'activity-not-startable', `${element} ends by its diagram`);
  const event = { type: 'end-activities' as const, instance, ...stamp(view, command) };
  return [
    {
      type: 'activities-ended',
      params: { event, ...(reason === undefined ? {} : { reason }) },
      elementId: element,
    },
  ];
};
