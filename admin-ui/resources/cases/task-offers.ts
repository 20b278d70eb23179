import type { CaseDetail } from '../../../api/contract/cases.ts';
import type { ActionName } from '../../../domain/actions/action-names.ts';
import type { CaseState } from '../../../domain/actions/action-table.ts';
import { handingActions } from '../../../domain/actions/handing-actions.ts';
import type { RefusalReason } from '../../../domain/actions/refusal-reasons.ts';
import type { Offered } from './case-actions.ts';

/** They make sense only while somebody else has a task for its owner. */
const whileDelegated: ReadonlySet<string> = new Set(['resolve', 'recall-delegation']);

/** Whether an operation on a task has a place on the screen now; refused or not. */
export const hasPlace = (
  { delegation }: Pick<CaseDetail['tasks'][number], 'delegation'>,
  action: string,
): boolean => delegation?.state === 'pending' || !whileDelegated.has(action);

const offerOf = (task: CaseDetail['tasks'][number], action: string): Offered | undefined =>
  task.actions.find((offered) => offered.action === action);

const withoutTask: { readonly [S in CaseState]: RefusalReason } = {
  opening: 'case-opening',
  open: 'task-not-open',
  suspended: 'case-suspended',
  closed: 'case-closed',
  void: 'case-void',
};

/** Possible where it is possible for one of the tasks; else why it is not for the first. */
function offerOnCase(detail: CaseDetail, action: ActionName): readonly Offered[] {
  const tasks = detail.tasks.filter((task) => hasPlace(task, action));
  if (tasks.length === 0) {
    const reason = withoutTask[detail.state];
    return whileDelegated.has(action) ? [] : [{ action, allowed: false, reason }];
  }
  const offers = tasks.flatMap((task) => offerOf(task, action) ?? []);
  const offered = offers.find((each) => each.allowed) ?? offers[0];
  return offered === undefined ? [] : [offered];
}

/** Who has a task is settled on the task, so the case asks for it with the task to choose. */
export const withTaskOffers = (detail: CaseDetail): readonly Offered[] => [
  ...detail.actions,
  ...[...handingActions].flatMap((action) => offerOnCase(detail, action)),
];

/** The case with only those tasks that an operation on one of them is possible for. */
export function narrowedTo(detail: CaseDetail, action: string): CaseDetail {
  const tasks = detail.tasks.filter((task) => offerOf(task, action)?.allowed === true);
  return tasks.length === 0 ? detail : { ...detail, tasks };
}
