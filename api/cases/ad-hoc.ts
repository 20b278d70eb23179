import {
  startableActivities,
  type StartableActivities,
} from '../../bpmn/engine/startable-activities.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import type { ActionFacts } from '../../domain/actions/action-facts.ts';
import { checkAction, type ActionVerdict } from '../../domain/actions/check-action.ts';
import { checkActivity } from '../../domain/actions/check-activity.ts';
import type { AdHocActivities } from '../contract/cases.ts';

/** An ad-hoc sub-process that people carry on, named as its case names instances. */
export interface OpenAdHoc extends StartableActivities {
  readonly id: string;
}

export const openAdHoc = (caseId: string, graph: Procedure, state: CaseState): OpenAdHoc[] =>
  startableActivities(graph, state).map((open) =>
    Object.assign({}, open, { id: `${caseId}.${open.instance}` }),
  );

/** The facts of a case with what can be started and ended in it. */
export const withActivities = <Facts extends ActionFacts>(
  facts: Facts,
  open: readonly OpenAdHoc[],
): Facts => ({
  ...facts,
  case: {
    ...facts.case,
    startable: open.flatMap(({ id: target, activities }) =>
      activities.map(({ element, role }) => ({ target, element, role })),
    ),
    endable: open.filter(({ endable }) => endable).map(({ id }) => id),
  },
});

const verdictOf = (verdict: ActionVerdict): { allowed: boolean; reason: string | null } => ({
  allowed: verdict.allowed,
  reason: verdict.allowed ? null : verdict.reason,
});

/** What a reader may start and end; `facts` are those `withActivities` has made. */
export const viewAdHoc = (open: readonly OpenAdHoc[], facts: ActionFacts): AdHocActivities[] =>
  open.map(({ id, element, name, nameEn, activities, endable, cancelsRemaining }) => ({
    id,
    element,
    name,
    nameEn,
    activities: activities.map((activity) =>
      Object.assign({}, activity, verdictOf(checkActivity(activity, facts))),
    ),
    cancelsRemaining,
    end: endable ? verdictOf(checkAction('end-activities', facts)) : null,
  }));
