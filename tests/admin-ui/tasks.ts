import type { CaseDetail } from '../../api/contract/cases.ts';
import type { FormField, Task, TaskDetail, TaskOutcome } from '../../api/contract/tasks.ts';

export const outcome = (
  code: string,
  kind: TaskOutcome['kind'],
  requires: readonly string[] = [],
  label = code,
): TaskOutcome => ({ code, label, labelEn: code, kind, requires: [...requires] });

export const field = (
  name: string,
  type: FormField['type'],
  more: Partial<FormField> = {},
): FormField => ({
  name,
  type,
  label: name,
  labelEn: name,
  ...more,
});

const task: Task = {
  id: 't1',
  caseId: 'c1',
  caseNumber: 'JC-20261124-0067',
  title: '雨水井盖缺失',
  address: '建设路',
  stage: 'dispatch',
  element: 'dispatch',
  name: '派遣',
  nameEn: 'Dispatch',
  unit: { id: 'u-centre', name: '指挥中心' },
  role: 'dispatcher',
  assignee: null,
  claimedAt: null,
  channel: 'phone',
  category: null,
  className: null,
  classNameEn: null,
  urgency: 'normal',
  createdAt: '2026-11-24T06:21:00Z',
  closedAt: null,
  dueAt: '2026-11-24T06:36:00Z',
  warnAt: null,
  clockState: 'fine',
  remainingMillis: 240_000,
  limitUnit: 'urgentHours',
  returns: 0,
  outcomes: [],
  outcome: null,
  state: 'open',
  version: 3,
  delegation: null,
};

export const taskRow = (more: Partial<Task> = {}): Task => ({ ...task, ...more });

export const taskDetail = (
  more: Partial<TaskDetail> = {},
  values: Readonly<Record<string, unknown>> = {},
): TaskDetail => ({
  ...task,
  outcomes: [
    outcome('dispatch', 'forward', ['unit'], '派遣'),
    outcome('back-to-accept', 'back', ['reason'], '退回受理'),
  ],
  form: {
    key: 'dispatch',
    fields: [
      field('unit', 'text', { label: '处置单位', outcomes: ['dispatch'], variable: true }),
      field('reason', 'textarea', { label: '退回原因', outcomes: ['back-to-accept'] }),
    ],
    // The screens go by the fields; the schema is for others.
    schema: {},
    values: { ...values },
  },
  returnTargets: [],
  actions: [
    { action: 'claim', allowed: true, reason: null },
    { action: 'transfer', allowed: false, reason: 'not-permitted' },
  ],
  tries: null,
  ...more,
});

export const caseDetail: CaseDetail = {
  id: 'c1',
  number: 'JC-20261124-0067',
  reportNumber: 'LS-20261124-0100',
  title: '雨水井盖缺失',
  stage: 'dispatch',
  state: 'open',
  channel: 'phone',
  category: null,
  className: null,
  classNameEn: null,
  urgency: 'normal',
  address: '建设路',
  grid: null,
  unit: null,
  createdAt: '2026-11-24T06:19:00Z',
  endedAt: null,
  dueAt: null,
  clockState: 'none',
  remainingMillis: null,
  limitUnit: null,
  description: '井盖不见了',
  location: { longitude: null, latitude: null, address: '建设路', grid: null },
  reporter: { name: null, phone: '138****6021', wantsCallback: true },
  condition: null,
  stages: [],
  clocks: [],
  tasks: [],
  procedure: {
    key: 'ordinary-event',
    version: 1,
    hash: 'a',
    name: '一般事件',
    nameEn: 'Ordinary event',
  },
  actions: [],
  attachments: [],
  comments: [],
  reports: [],
  original: null,
  duplicates: [],
  waits: [],
  incidents: [],
  round: 1,
  endCode: null,
  assessment: null,
  serverTime: '2026-11-24T06:32:00Z',
};
