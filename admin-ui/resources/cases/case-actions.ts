import type Type from 'typebox';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import type { Named, OfferedAction } from '../../../api/contract/common.ts';
import { isActionName, type ActionName } from '../../../domain/actions/action-names.ts';
import { actionTable } from '../../../domain/actions/action-table.ts';
import type { EligiblePerson } from '../../../api/contract/reference.ts';
import type { Limit } from '../../../domain/limits/limit.ts';
import { cardLevelTable, isCardLevel } from '../../../domain/supervision/card-levels.ts';
import { parseLimit } from '../../../domain/limits/parse-limit.ts';
import type { AttachedFile } from '../../forms/form-model.ts';
import type { TypedLimit } from '../../fields/limit-input.tsx';
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
  'persons',
  'target',
  'text',
  'answer',
  'files',
  'request',
  'level',
  'addressee',
  'cardAnswer',
  'reason',
] as const;
export type ActionField = (typeof actionFields)[number];

/** What was filled in; empty text is not filled in. */
export type ActionValues = {
  readonly [F in Exclude<ActionField, 'amount' | 'persons' | 'files'>]?: string;
} & {
  readonly files?: readonly AttachedFile[];
  /** Files are on their way: nothing is sent before they are there. */
  readonly uploading?: boolean;
  readonly amount?: TypedLimit;
  readonly persons?: readonly EligiblePerson[];
};

export interface ActionForm {
  readonly fields: readonly ActionField[];
  readonly required: readonly ActionField[];
  /** Cannot be undone: the dialog names the thing and its button repeats the verb. */
  readonly irreversible?: (values: ActionValues) => boolean;
  readonly target: (values: ActionValues) => ActionTarget;
  readonly params: (values: ActionValues) => Readonly<Record<string, unknown>>;
}

const toCase = (): ActionTarget => ({ kind: 'case' });
const toTask = (values: ActionValues): ActionTarget =>
  values.task === undefined ? { kind: 'case' } : { kind: 'task', id: values.task };

/** What was typed as a limit; null when it is none. */
export const limitOf = (typed: TypedLimit | undefined): Limit | null =>
  typed === undefined || typed.amount === ''
    ? null
    : parseLimit({ amount: Number(typed.amount), unit: typed.unit });

const given = (name: string, value: string | undefined): Readonly<Record<string, string>> =>
  value === undefined || value === '' ? {} : { [name]: value };

const separator = ' ';

interface Addressee {
  /** Unit and person in one, for a list to choose from. */
  readonly value: string;
  readonly unit: Named;
  readonly person: Named | null;
}

const oneOf = (unit: Named, person: Named | null): Addressee => ({
  value: person === null ? unit.id : `${unit.id}${separator}${person.id}`,
  unit,
  person,
});

/** Whoever answers for the case: its units, and who has a task of theirs. */
export function addresseesOf({ unit, tasks }: CaseDetail): readonly Addressee[] {
  const all = [
    ...[unit, ...tasks.map((task) => task.unit)].flatMap((each) =>
      each === null ? [] : [oneOf(each, null)],
    ),
    ...tasks.flatMap((task) =>
      task.unit === null || task.assignee === null ? [] : [oneOf(task.unit, task.assignee)],
    ),
  ];
  return [...new Map(all.map((each) => [each.value, each])).values()];
}

const addresseeOf = (value = ''): Readonly<Record<string, string>> => {
  const [unit = '', person] = value.split(separator);
  return person === undefined ? { unit } : { unit, person };
};

/** The actions that are asked for in a dialog on the case page; their parameters are in `domain/actions`. */
export const actionForms: { readonly [A in ActionName]?: ActionForm } = {
  urge: {
    fields: ['text'],
    required: [],
    target: toCase,
    params: (values) => given('text', values.text?.trim()),
  },
  'open-card': {
    fields: ['level', 'addressee', 'reason'],
    required: ['level', 'addressee', 'reason'],
    irreversible: ({ level }) => isCardLevel(level) && cardLevelTable[level].irreversible,
    target: toCase,
    params: ({ level, addressee, reason }) => ({ level, ...addresseeOf(addressee), reason }),
  },
  'acknowledge-card': { fields: [], required: [], target: toCase, params: () => ({}) },
  'answer-card': {
    fields: ['cardAnswer'],
    required: ['cardAnswer'],
    target: toCase,
    params: ({ cardAnswer }) => ({ answer: cardAnswer }),
  },
  'close-card': {
    fields: ['reason'],
    required: ['reason'],
    target: toCase,
    params: ({ reason }) => ({ reason }),
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
  delegate: {
    fields: ['task', 'person', 'request'],
    required: ['task', 'person', 'request'],
    target: toTask,
    params: ({ person, request }) => ({ person, reason: request }),
  },
  resolve: {
    fields: ['task', 'answer', 'files'],
    required: ['task', 'answer'],
    target: toTask,
    params: ({ answer, files = [] }) => ({
      comment: answer,
      ...(files.length === 0 ? {} : { attachments: files.map(({ id }) => id) }),
    }),
  },
  'recall-delegation': {
    fields: ['task', 'reason'],
    required: ['task'],
    target: toTask,
    params: ({ reason }) => given('reason', reason?.trim()),
  },
  extend: {
    fields: ['clock', 'amount', 'reason'],
    required: ['clock', 'amount', 'reason'],
    target: toCase,
    params: (values) => ({
      clock: values.clock,
      limit: limitOf(values.amount),
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
    irreversible: () => true,
    target: toCase,
    params: ({ reason }) => ({ reason }),
  },
  reopen: {
    fields: ['target', 'reason'],
    required: ['target', 'reason'],
    target: toCase,
    params: ({ target, reason }) => ({ target, reason }),
  },
  copy: {
    fields: ['persons', 'text'],
    required: ['persons'],
    target: toCase,
    params: (values) => ({
      persons: (values.persons ?? []).map(({ id }) => id),
      ...given('text', values.text?.trim()),
    }),
  },
  'recompute-clocks': { fields: [], required: [], target: toCase, params: () => ({}) },
  protect: {
    fields: ['reason'],
    required: ['reason'],
    target: toCase,
    params: ({ reason }) => ({ reason }),
  },
  unprotect: {
    fields: ['reason'],
    required: ['reason'],
    target: toCase,
    params: ({ reason }) => ({ reason }),
  },
};

/** What is asked for of one task is done to it, wherever the rules of the action let it be. */
export const targetOf = (
  action: string,
  values: ActionValues,
  task: string | null,
): ActionTarget =>
  task !== null && isActionName(action) && actionTable[action].targets.includes('task')
    ? { kind: 'task', id: task }
    : formOf(action).target(values);

const nothingAsked: ActionForm = { fields: [], required: [], target: toCase, params: () => ({}) };

export const formOf = (action: string): ActionForm =>
  (isActionName(action) ? actionForms[action] : undefined) ?? nothingAsked;

/** Whether a field holds what can be sent. */
function isFilled(field: ActionField, values: ActionValues, now: number): boolean {
  if (field === 'amount') {
    return limitOf(values.amount) !== null;
  }
  if (field === 'persons' || field === 'files') {
    return (values[field] ?? []).length > 0;
  }
  const text = values[field] ?? '';
  return field === 'until' ? Date.parse(text) > now : text.trim() !== '';
}

/** Fields that are still to be filled, in order. */
export const missingFields = (
  form: ActionForm,
  values: ActionValues,
  now: number,
): readonly ActionField[] => form.required.filter((field) => !isFilled(field, values, now));

export function bodyOf(action: string, form: ActionForm, values: ActionValues): ActionBody {
  return { type: action, ...form.params(values) };
}

const alive: ReadonlySet<string> = new Set(['fine', 'warn', 'overdue', 'paused']);
const clockAlive = ({ clocks }: CaseDetail): CaseDetail['clocks'][number] | undefined =>
  clocks.find((clock) => alive.has(clock.state));

const proposals: { readonly [F in ActionField]?: (detail: CaseDetail) => ActionValues } = {
  task: ({ tasks: [task] }) => (task === undefined ? {} : { task: task.id }),
  unit: ({ tasks: [task] }) => (task === undefined ? {} : { unit: task.unit?.id ?? '' }),
  clock: (detail) => {
    const clock = clockAlive(detail);
    return clock === undefined ? {} : { clock: clock.id };
  },
  addressee: (detail) => {
    const [first] = addresseesOf(detail);
    return first === undefined ? {} : { addressee: first.value };
  },
  amount: (detail) => ({
    amount: { amount: '', unit: clockAlive(detail)?.limit?.unit ?? 'workHours' },
  }),
};

/** What is proposed when the dialog opens: where there is only one to choose, it is chosen. */
export function firstValues(form: ActionForm, detail: CaseDetail): ActionValues {
  const values: ActionValues = {};
  for (const field of form.fields) {
    Object.assign(values, proposals[field]?.(detail));
  }
  return values;
}

const inFront: readonly string[] = ['urge', 'transfer', 'extend'];

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
