import type Type from 'typebox';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import type { OfferedAction } from '../../../api/contract/common.ts';
import { isActionName, type ActionName } from '../../../domain/actions/action-table.ts';
import type { RefusalReason } from '../../../domain/actions/refusal-reasons.ts';
import { limitUnits, type LimitUnit } from '../../../domain/limits/limit.ts';
import type { ActionBody } from '../tasks/task-operations.ts';
import type { ActionTarget } from './use-case-actor.ts';

export type Offered = Type.Static<typeof OfferedAction>;

const actionFields = [
  'task',
  'clock',
  'amount',
  'until',
  'unit',
  'person',
  'target',
  'incident',
  'how',
  'text',
  'reason',
] as const;
export type ActionField = (typeof actionFields)[number];

/** What was filled in; empty text is not filled in. `amount` is `<number> <unit>`. */
export type ActionValues = { readonly [F in ActionField]?: string };

export interface ActionForm {
  readonly fields: readonly ActionField[];
  readonly required: readonly ActionField[];
  /** Cannot be undone: the dialog names the thing and its button repeats the verb. */
  readonly irreversible?: boolean;
  readonly target: (values: ActionValues) => ActionTarget;
  readonly params: (values: ActionValues) => Readonly<Record<string, unknown>>;
}

const toCase = (): ActionTarget => ({ kind: 'case' });
const toTask = (values: ActionValues): ActionTarget =>
  values.task === undefined ? { kind: 'case' } : { kind: 'task', id: values.task };

/** `4 workHours` as a limit; null when it is none. */
export function parseAmount(
  text: string | undefined,
): { readonly amount: number; readonly unit: LimitUnit } | null {
  const [number, unitText] = (text ?? '').split(' ');
  const unit = limitUnits.find((known) => known === unitText);
  const amount = Number(number);
  return unit !== undefined && number !== '' && Number.isFinite(amount) && amount > 0
    ? { amount, unit }
    : null;
}

const given = (name: string, value: string | undefined): Readonly<Record<string, string>> =>
  value === undefined || value === '' ? {} : { [name]: value };

/** The actions that are asked for in a dialog on the case page; their parameters are in `domain/actions`. */
export const actionForms: { readonly [A in ActionName]?: ActionForm } = {
  urge: {
    fields: ['text'],
    required: [],
    target: toCase,
    params: (values) => given('text', values.text?.trim()),
  },
  transfer: {
    fields: ['task', 'unit', 'person', 'reason'],
    required: ['task', 'unit', 'reason'],
    target: toTask,
    params: (values) => ({
      person: values.person === undefined || values.person === '' ? null : values.person,
      ...given('unit', values.unit),
      reason: values.reason,
    }),
  },
  extend: {
    fields: ['clock', 'amount', 'reason'],
    required: ['clock', 'amount', 'reason'],
    target: toCase,
    params: (values) => ({
      clock: values.clock,
      limit: parseAmount(values.amount),
      reason: values.reason,
    }),
  },
  park: {
    fields: ['until', 'reason'],
    required: ['until', 'reason'],
    target: toCase,
    params: (values) => ({ until: values.until, reason: values.reason }),
  },
  unpark: {
    fields: ['reason'],
    required: ['reason'],
    target: toCase,
    params: ({ reason }) => ({ reason }),
  },
  void: {
    fields: ['reason'],
    required: ['reason'],
    irreversible: true,
    target: toCase,
    params: ({ reason }) => ({ reason }),
  },
  reopen: {
    fields: ['target', 'reason'],
    required: ['target', 'reason'],
    target: toCase,
    params: ({ target, reason }) => ({ target, reason }),
  },
  'repair-incident': {
    fields: ['incident', 'how', 'reason'],
    required: ['incident', 'how', 'reason'],
    target: toCase,
    params: ({ incident, how, reason }) => ({ incident, repair: how, reason }),
  },
  copy: {
    fields: ['unit', 'person', 'text'],
    required: ['unit', 'person'],
    target: toCase,
    params: (values) => ({ persons: [values.person], ...given('text', values.text?.trim()) }),
  },
  'recompute-clocks': { fields: [], required: [], target: toCase, params: () => ({}) },
};

const nothingAsked: ActionForm = { fields: [], required: [], target: toCase, params: () => ({}) };

export const formOf = (action: string): ActionForm =>
  (isActionName(action) ? actionForms[action] : undefined) ?? nothingAsked;

/** Fields that are still to be filled, in order. */
export function missingFields(
  form: ActionForm,
  values: ActionValues,
  now: number,
): readonly ActionField[] {
  return form.required.filter((field) => {
    if (field === 'amount') {
      return parseAmount(values.amount) === null;
    }
    if (field === 'until') {
      return !(Date.parse(values.until ?? '') > now);
    }
    return (values[field] ?? '').trim() === '';
  });
}

export function bodyOf(action: string, form: ActionForm, values: ActionValues): ActionBody {
  return { type: action, ...form.params(values) };
}

/** What is proposed when the dialog opens: where there is only one to choose, it is chosen. */
export function firstValues(form: ActionForm, detail: CaseDetail): ActionValues {
  const task = detail.tasks[0];
  const clock = detail.clocks.find((each) =>
    ['fine', 'warn', 'overdue', 'paused'].includes(each.state),
  );
  const unitOfClock = clock?.limit?.unit ?? 'workHours';
  const proposals: ActionValues = {
    ...(task === undefined ? {} : { task: task.id, unit: task.unit?.id ?? '' }),
    ...(clock === undefined ? {} : { clock: clock.id }),
    amount: ` ${unitOfClock}`,
    ...(detail.incidents[0] === undefined ? {} : { incident: detail.incidents[0].id }),
    how: 'retry',
  };
  return Object.fromEntries(
    form.fields.flatMap((field) =>
      proposals[field] === undefined ? [] : [[field, proposals[field]]],
    ),
  );
}

const inFront: readonly string[] = ['urge', 'transfer', 'extend'];

/**
 * Transfer is an operation on a task, so the case does not offer it: on the case page it is asked
 * for with the task to choose, by whoever may transfer anything; the server has the last word.
 */
export function withTransfer(
  detail: CaseDetail,
  permissions: readonly string[],
): readonly Offered[] {
  const refusal = transferRefusal(detail, permissions);
  return [...detail.actions, { action: 'transfer', allowed: refusal === null, reason: refusal }];
}

function transferRefusal(detail: CaseDetail, permissions: readonly string[]): RefusalReason | null {
  if (!permissions.includes('task.transfer')) {
    return 'not-permitted';
  }
  if (detail.state === 'open') {
    return detail.tasks.length === 0 ? 'task-not-open' : null;
  }
  const byState = {
    opening: 'case-opening',
    suspended: 'case-suspended',
    closed: 'case-closed',
    void: 'case-void',
  } as const;
  return byState[detail.state];
}

/** The name under `cases.actions`: an extension that somebody else grants is asked for. */
export const verbOf = (offered: Offered): string =>
  offered.action === 'extend' && offered.params?.['mode'] === 'request'
    ? 'request-extension'
    : offered.action;

/** The actions in front, and those behind "…"; refused ones stay, with their reason (decision 9). */
export function arranged(actions: readonly Offered[]): {
  readonly front: readonly Offered[];
  readonly menu: readonly Offered[];
} {
  const shown = actions.filter(
    (offered) => isActionName(offered.action) && actionForms[offered.action] !== undefined,
  );
  const front = inFront.flatMap((name) => shown.filter((offered) => offered.action === name));
  return { front, menu: shown.filter((offered) => !inFront.includes(offered.action)) };
}
