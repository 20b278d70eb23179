import type { PermissionAction } from '../permissions/permission-actions.ts';
import type { ActionName } from './action-names.ts';
import { cardRules } from './card-rules.ts';
import { interventionRules } from './intervention-rules.ts';
import type { ActionParam } from './action-param.ts';
import { knownVersion, optional, optionalReason, reason, required } from './action-param.ts';

export const caseStates = ['opening', 'open', 'suspended', 'closed', 'void'] as const;
export type CaseState = (typeof caseStates)[number];

const taskStates = ['open', 'completed', 'cancelled', 'returned', 'vanished'] as const;
export type TaskState = (typeof taskStates)[number];

export interface ActionRule {
  /** A desk operation moves no token and no clock; a procedure operation always goes to the engine. */
  readonly kind: 'desk' | 'procedure';
  /** What it may be aimed at. */
  readonly targets: readonly ('case' | 'task')[];
  /** One of these permissions on the record; the first that is held decides the way. */
  readonly permissions: readonly PermissionAction[];
  readonly caseStates: readonly CaseState[];
  /** Of the task it is aimed at; ignored when it is aimed at the case. */
  readonly taskStates: readonly TaskState[];
  readonly params: readonly ActionParam[];
}

const whileOpen: readonly CaseState[] = ['open'];
const always: readonly CaseState[] = ['open', 'suspended', 'closed', 'void'];
const openTask: readonly TaskState[] = ['open'];

/** The level of secrecy changes while the case is read, so also when it has ended. */
const secrecyRule: ActionRule = {
  kind: 'desk',
  targets: ['case'],
  permissions: ['case.set-secrecy'],
  caseStates: always,
  taskStates: [],
  params: [reason],
};

/** Guideline 8.2.2 asks for the operations, decisions 3 and 9 for their split and for one table. */
export const actionTable: { readonly [A in ActionName]: ActionRule } = {
  claim: {
    kind: 'desk',
    targets: ['task'],
    permissions: ['task.claim'],
    caseStates: whileOpen,
    taskStates: openTask,
    params: [],
  },
  release: {
    kind: 'desk',
    targets: ['task'],
    permissions: ['task.claim'],
    caseStates: ['open', 'suspended'],
    taskStates: openTask,
    params: [],
  },
  complete: {
    kind: 'procedure',
    targets: ['task'],
    permissions: ['task.complete'],
    caseStates: whileOpen,
    taskStates: openTask,
    params: [
      required('outcome', 'id'),
      required('data', 'object'),
      { ...optional('comment', 'text'), maxLength: 2000 },
      optional('attachments', 'ids'),
      required('version', 'integer'),
    ],
  },
  return: {
    kind: 'procedure',
    targets: ['task'],
    permissions: ['task.return'],
    caseStates: whileOpen,
    taskStates: openTask,
    params: [required('target', 'id'), reason],
  },
  'ask-back': {
    kind: 'procedure',
    targets: ['task'],
    permissions: ['task.return'],
    caseStates: whileOpen,
    taskStates: openTask,
    params: [required('target', 'id'), reason],
  },
  withdraw: {
    kind: 'procedure',
    targets: ['task'],
    permissions: ['task.complete'],
    caseStates: whileOpen,
    taskStates: ['completed'],
    params: [optionalReason],
  },
  transfer: {
    kind: 'procedure',
    targets: ['task'],
    permissions: ['task.transfer'],
    caseStates: whileOpen,
    taskStates: openTask,
    params: [
      optional('person', 'id'),
      optional('unit', 'id'),
      optional('role', 'id'),
      optionalReason,
    ],
  },
  delegate: {
    kind: 'procedure',
    targets: ['task'],
    permissions: ['task.delegate'],
    caseStates: whileOpen,
    taskStates: openTask,
    params: [required('person', 'id'), reason, knownVersion],
  },
  resolve: {
    kind: 'procedure',
    targets: ['task'],
    permissions: ['task.complete'],
    caseStates: whileOpen,
    taskStates: openTask,
    params: [
      { ...required('comment', 'text'), maxLength: 2000 },
      optional('attachments', 'ids'),
      knownVersion,
    ],
  },
  'recall-delegation': {
    kind: 'procedure',
    targets: ['task'],
    permissions: ['task.delegate'],
    caseStates: whileOpen,
    taskStates: openTask,
    params: [optionalReason, knownVersion],
  },
  comment: {
    kind: 'desk',
    targets: ['case', 'task'],
    permissions: ['case.comment'],
    caseStates: always,
    taskStates: taskStates,
    params: [{ ...required('text', 'text'), maxLength: 2000 }, optional('persons', 'ids')],
  },
  attach: {
    kind: 'desk',
    targets: ['case', 'task'],
    permissions: ['case.attach'],
    caseStates: always,
    taskStates: taskStates,
    params: [required('attachments', 'ids'), { ...optional('purpose', 'line'), maxLength: 64 }],
  },
  urge: {
    kind: 'desk',
    targets: ['case', 'task'],
    permissions: ['case.urge'],
    caseStates: whileOpen,
    taskStates: openTask,
    params: [{ ...optional('text', 'text'), maxLength: 500 }],
  },
  ...cardRules,
  copy: {
    kind: 'desk',
    targets: ['case', 'task'],
    permissions: ['case.copy'],
    caseStates: always,
    taskStates: taskStates,
    params: [required('persons', 'ids'), { ...optional('text', 'text'), maxLength: 500 }],
  },
  read: {
    kind: 'desk',
    targets: ['task'],
    permissions: ['task.read'],
    caseStates: always,
    taskStates: taskStates,
    params: [],
  },
  extend: {
    kind: 'procedure',
    targets: ['case', 'task'],
    permissions: ['case.extend', 'case.request-extension'],
    caseStates: whileOpen,
    taskStates: openTask,
    params: [required('limit', 'limit'), reason, optional('clock', 'id')],
  },
  park: {
    kind: 'procedure',
    targets: ['case', 'task'],
    permissions: ['case.park'],
    caseStates: whileOpen,
    taskStates: openTask,
    params: [required('until', 'instant'), reason],
  },
  unpark: {
    kind: 'procedure',
    targets: ['case', 'task'],
    permissions: ['case.park'],
    caseStates: ['suspended'],
    taskStates: openTask,
    params: [reason],
  },
  void: {
    kind: 'procedure',
    targets: ['case'],
    permissions: ['case.void'],
    caseStates: ['open', 'suspended'],
    taskStates: [],
    params: [reason],
  },
  reopen: {
    kind: 'procedure',
    targets: ['case'],
    permissions: ['case.reopen'],
    caseStates: ['closed'],
    taskStates: [],
    params: [required('target', 'id'), reason],
  },
  'start-activity': {
    kind: 'procedure',
    targets: ['case'],
    permissions: ['case.steer-activities', 'case.start-activity'],
    caseStates: whileOpen,
    taskStates: [],
    params: [required('target', 'id'), required('element', 'id')],
  },
  'end-activities': {
    kind: 'procedure',
    targets: ['case'],
    permissions: ['case.steer-activities'],
    caseStates: whileOpen,
    taskStates: [],
    params: [required('target', 'id'), optionalReason],
  },
  ...interventionRules,
  message: {
    kind: 'procedure',
    targets: ['case'],
    permissions: ['case.message'],
    caseStates: whileOpen,
    taskStates: [],
    params: [
      required('message', 'id'),
      optional('correlation', 'line'),
      optional('variables', 'object'),
    ],
  },
  'repair-incident': {
    kind: 'procedure',
    targets: ['case'],
    permissions: ['incident.repair'],
    caseStates: ['open', 'suspended'],
    taskStates: [],
    params: [
      required('incident', 'id'),
      { ...required('repair', 'choice'), choices: ['retry', 'edit-and-retry', 'skip'] },
      optionalReason,
      optional('variables', 'object'),
    ],
  },
  'recompute-clocks': {
    kind: 'procedure',
    targets: ['case'],
    permissions: ['case.recompute-clocks'],
    caseStates: ['open', 'suspended'],
    taskStates: [],
    params: [optional('calendarVersion', 'id')],
  },
  protect: secrecyRule,
  unprotect: secrecyRule,
};
