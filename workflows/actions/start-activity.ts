import { requireThat } from '../act-refused.ts';
import type { ActionRule } from './action-rule.ts';
import { requireAdHoc, requireOpen, stamp } from './requirements.ts';

/** Somebody starts an activity of an open ad-hoc sub-process (BPMN 2.0.2, 13.3.5). */
export const startActivity: ActionRule<'start-activity'> = (view, action, command) => {
  requireOpen(view);
  const { element } = action;
  const { instance, activities } = requireAdHoc(view, action.target);
  requireThat(
    activities.some((activity) => activity.element === element),
    'activity-not-startable',
    `${element} cannot be started now`,
  );
  const event = { type: 'start-activity' as const, instance, element, ...stamp(view, command) };
  return [{ type: 'activity-started', params: { event }, elementId: element }];
};
