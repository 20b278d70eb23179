import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TaskDetail, TaskList } from '../../api/contract/tasks.ts';
import type { ActionParam } from '../../domain/actions/action-param.ts';
import { actionNames, type ActionName } from '../../domain/actions/action-names.ts';
import { actionTable } from '../../domain/actions/action-table.ts';
import { hostile } from './hostile.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';
import { caseFilter, townOf, type Town } from './town.ts';
import { holdsText } from './write-routes.ts';

let api: TestApi;
let town: Town;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  town = await townOf(api);
});
afterAll(async () => {
  await api.close();
});

interface Plan {
  readonly login: string;
  /** What it is done to, and parameters with which it is good. */
  readonly good: () => Promise<{
    readonly caseId: string;
    readonly taskId?: string;
    readonly params: Readonly<Record<string, unknown>>;
  }>;
  /** A text that is neither kept nor refused by its place, and the code of the refusal. */
  readonly otherwise?: Readonly<Record<string, string>>;
}

const handling = async (): Promise<string> => {
  const caseId = await town.open();
  await town.toHandling(caseId);
  return caseId;
};
const assigned = async (): Promise<{ readonly caseId: string; readonly taskId: string }> => {
  const caseId = await handling();
  return { caseId, taskId: (await town.find('lead', caseId, 'assign')).id };
};
const given = async (): Promise<{ readonly caseId: string; readonly taskId: string }> => {
  const { caseId } = await assigned();
  const data = { person: 'p-handler' };
  await town.finish(caseId, { login: 'lead', element: 'assign', outcome: 'assign', data });
  return { caseId, taskId: (await town.find('handler', caseId, 'handle')).id };
};
const delegated = async (): Promise<{ readonly caseId: string; readonly taskId: string }> => {
  const { caseId, taskId } = await given();
  const body = { type: 'delegate', person: 'p-handler-enforcement-2', reason: '请代看' };
  const answer = await (await api.as('handler')).post(`/api/tasks/${taskId}/actions`, body);
  expect(answer.statusCode).toBe(200);
  return { caseId, taskId };
};
const ahead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

const parked = async (): Promise<string> => {
  const caseId = await handling();
  const dispatcher = await api.as('dispatcher');
  const park = { type: 'park', until: ahead(3), reason: '等配件' };
  expect((await dispatcher.post(`/api/cases/${caseId}/actions`, park)).statusCode).toBe(200);
  return caseId;
};

const closed = async (): Promise<{ readonly caseId: string; readonly target: string }> => {
  const caseId = await town.open();
  const data = { reason: '不属于本镇', advice: '请联系县局' };
  await town.finish(caseId, { login: 'acceptor', element: 'accept', outcome: 'reject', data });
  await expect.poll(async () => (await town.detail('commander', caseId)).state).toBe('closed');
  const acceptor = await api.as('acceptor');
  const done = read(
    TaskList,
    await acceptor.get(`/api/tasks?view=done&filter=${caseFilter(caseId)}`),
  );
  return { caseId, target: done.data[0]?.id ?? '' };
};

/** The unit that handles has a supervision card, not answered yet. */
const carded = async (): Promise<string> => {
  const caseId = await handling();
  const card = { type: 'open-card', level: 'blue', reason: '办得慢' };
  const supervisor = await api.as('supervisor');
  expect((await supervisor.post(`/api/cases/${caseId}/actions`, card)).statusCode).toBe(200);
  return caseId;
};

/** A card that waits for its approval. */
const drafted = async () => {
  const caseId = await handling();
  const card = { type: 'open-card', level: 'orange', reason: '办得慢' };
  const supervisor = await api.as('supervisor');
  expect((await supervisor.post(`/api/cases/${caseId}/actions`, card)).statusCode).toBe(200);
  const [proposal] = (await town.detail('supervisor', caseId)).cardProposals;
  return { caseId, params: { proposal: proposal?.id } };
};

/** Other data were asked for. */
const intervened = async () => {
  const caseId = await town.open();
  const body = { type: 'request-intervention', kind: 'set-variables', reason: '录错了' };
  const admin = await api.as('admin');
  const answer = await admin.post(`/api/cases/${caseId}/actions`, { ...body, variables: { a: 1 } });
  expect(answer.statusCode).toBe(200);
  const { interventions } = await town.detail('admin', caseId);
  return { caseId, params: { intervention: interventions?.pending?.id } };
};

const plans: { readonly [A in ActionName]?: Plan } = {
  return: {
    login: 'lead',
    good: async () => {
      const { caseId, taskId } = await assigned();
      const detail = read(TaskDetail, await (await api.as('lead')).get(`/api/tasks/${taskId}`));
      const target = detail.returnTargets.find(({ element }) => element === 'dispatch')?.id;
      return { caseId, taskId, params: { target, reason: '不归本单位' } };
    },
    otherwise: { target: 'target-not-legal' },
  },
  'ask-back': {
    login: 'lead',
    good: async () => {
      const { caseId, taskId } = await assigned();
      const detail = read(TaskDetail, await (await api.as('lead')).get(`/api/tasks/${taskId}`));
      const target = detail.askTargets.find(({ element }) => element === 'dispatch')?.id;
      return { caseId, taskId, params: { target, reason: '是哪一盏？' } };
    },
    otherwise: { target: 'target-not-legal' },
  },
  withdraw: {
    login: 'lead',
    good: async () => {
      const { caseId, taskId } = await assigned();
      const data = { person: 'p-handler' };
      await town.finish(caseId, { login: 'lead', element: 'assign', outcome: 'assign', data });
      return { caseId, taskId, params: { reason: '换个人' } };
    },
  },
  transfer: {
    login: 'dispatcher',
    good: async () => ({
      ...(await assigned()),
      params: { unit: 'u-municipal', person: 'p-lead2', role: 'lead', reason: '请协助' },
    }),
  },
  delegate: {
    login: 'handler',
    good: async () => ({
      ...(await given()),
      params: { person: 'p-handler-enforcement-2', reason: '请代看' },
    }),
  },
  resolve: {
    login: 'handler-enforcement-2',
    good: async () => {
      const attachments = [await town.upload('handler-enforcement-2')];
      return { ...(await delegated()), params: { comment: '已看过', attachments } };
    },
  },
  'recall-delegation': {
    login: 'handler',
    good: async () => ({ ...(await delegated()), params: { reason: '已销假' } }),
  },
  comment: {
    login: 'commander',
    good: async () => ({ caseId: await town.open(), params: { text: '请尽快' } }),
  },
  attach: {
    login: 'acceptor',
    good: async () => ({
      caseId: await town.open(),
      params: { attachments: [await town.upload('acceptor')], purpose: 'before' },
    }),
  },
  urge: {
    login: 'commander',
    good: async () => ({ caseId: await town.open(), params: { text: '请尽快' } }),
  },
  'open-card': {
    login: 'supervisor',
    good: async () => ({
      caseId: await handling(),
      params: { level: 'blue', reason: '办得慢' },
    }),
  },
  'approve-card': {
    login: 'leader',
    good: async () => drafted(),
    otherwise: { proposal: 'action-not-available' },
  },
  'refuse-card': {
    login: 'leader',
    good: async () => {
      const { caseId, params } = await drafted();
      return { caseId, params: { ...params, reason: '先催办' } };
    },
    otherwise: { proposal: 'action-not-available' },
  },
  'answer-card': {
    login: 'lead',
    good: async () => ({ caseId: await carded(), params: { answer: '明天清完' } }),
  },
  'close-card': {
    login: 'supervisor',
    good: async () => ({ caseId: await carded(), params: { reason: '已清完' } }),
  },
  copy: {
    login: 'commander',
    good: async () => ({
      caseId: await town.open(),
      params: { persons: ['p-acceptor'], text: '请知悉' },
    }),
  },
  extend: {
    login: 'dispatcher',
    good: async () => {
      const caseId = await handling();
      const { clocks } = await town.detail('dispatcher', caseId);
      const clock = clocks.find(({ name }) => name === 'handle')?.id;
      const limit = { amount: 1, unit: 'workHours' };
      return { caseId, params: { limit, reason: '等配件', clock } };
    },
    otherwise: { clock: 'clock-not-running' },
  },
  park: {
    login: 'dispatcher',
    good: async () => ({
      caseId: await handling(),
      params: { until: ahead(3), reason: '等配件' },
    }),
  },
  unpark: {
    login: 'dispatcher',
    good: async () => ({ caseId: await parked(), params: { reason: '到货了' } }),
  },
  void: {
    login: 'commander',
    good: async () => ({ caseId: await town.open(), params: { reason: '重复' } }),
  },
  reopen: {
    login: 'commander',
    good: async () => {
      const { caseId, target } = await closed();
      return { caseId, params: { target, reason: '上级要求' } };
    },
    otherwise: { target: 'target-not-legal' },
  },
  message: {
    login: 'dispatcher',
    good: async () => ({
      caseId: await handling(),
      params: { message: 'extension-requested', correlation: 'x', variables: {} },
    }),
    // Nobody waits for it under that name.
    otherwise: { message: 'message-not-expected', correlation: 'message-not-expected' },
  },
  'request-intervention': {
    login: 'admin',
    good: async () => ({
      caseId: await town.open(),
      params: {
        kind: 'set-variables',
        reason: '录错了',
        variables: { a: 1 },
      },
    }),
  },
  'approve-intervention': {
    login: 'commander',
    good: async () => intervened(),
    otherwise: { intervention: 'no-intervention' },
  },
  'refuse-intervention': {
    login: 'commander',
    good: async () => {
      const { caseId, params } = await intervened();
      return { caseId, params: { ...params, reason: '不必' } };
    },
    otherwise: { intervention: 'no-intervention' },
  },
  protect: {
    login: 'commander',
    good: async () => ({ caseId: await town.open(), params: { reason: '举报人要求' } }),
  },
  unprotect: {
    login: 'commander',
    good: async () => {
      const caseId = await town.open({ protected: { reason: '举报人要求' } });
      const commander = await api.as('commander');
      await commander.post(`/api/cases/${caseId}/purpose`, { purpose: '核实' });
      return { caseId, params: { reason: '已公开' } };
    },
  },
  'recompute-clocks': {
    login: 'admin',
    good: async () => ({ caseId: await town.open(), params: {} }),
  },
};

/** They have endpoints of their own, ask for nothing, or are tried where something fails or is carried on ad hoc. */
const elsewhere: readonly ActionName[] = [
  'claim',
  'release',
  'complete',
  'read',
  'acknowledge-card',
  'repair-incident',
  'start-activity',
  'end-activities',
];

const get = async (login: string, url: string): Promise<unknown> =>
  (await (await api.as(login)).get(url)).json();

/** Where what was said with an action can be read. */
const documentsOf = async (caseId: string): Promise<unknown> =>
  Promise.all([
    get('auditor', `/api/cases/${caseId}/ledger?perPage=200`),
    get('commander', `/api/cases/${caseId}`),
    get('acceptor', '/api/notices?perPage=200'),
  ]);

const codeOf = (answer: Parameters<typeof problemOf>[0], name: string): string => {
  const { code, errors = [] } = problemOf(answer);
  const named = errors.some(({ path }) => path === `/${name}` || path.startsWith(`/${name}/`));
  return named ? `refused at /${name}` : code;
};

const tried = async (action: ActionName, plan: Plan, { name, type }: ActionParam) => {
  const { caseId, taskId, params } = await plan.good();
  const url = taskId === undefined ? `/api/cases/${caseId}` : `/api/tasks/${taskId}`;
  const value = type === 'ids' ? [hostile] : hostile;
  const client = await api.as(plan.login);
  const answer = await client.post(`${url}/actions`, { type: action, ...params, [name]: value });
  expect([action, name, answer.statusCode < 500]).toEqual([action, name, true]);
  if (answer.statusCode >= 300) return codeOf(answer, name);
  return holdsText(await documentsOf(caseId), hostile) ? 'kept' : 'lost';
};

const kept: ReadonlySet<ActionParam['type']> = new Set(['text', 'line']);

describe('SQL and HTML in actions', () => {
  it('are tried on every action', () => {
    expect([...Object.keys(plans), ...elsewhere].toSorted()).toEqual(actionNames.toSorted());
  });

  it.each(actionNames.filter((name) => plans[name] !== undefined))(
    'in each parameter of %s are kept as written, or refused',
    async (action) => {
      const plan = plans[action];
      if (plan === undefined) throw new Error(`Expected a plan for ${action}`);
      for (const param of actionTable[action].params) {
        const expected =
          plan.otherwise?.[param.name] ??
          (kept.has(param.type) ? 'kept' : `refused at /${param.name}`);
        expect([param.name, await tried(action, plan, param)]).toEqual([param.name, expected]);
      }
    },
  );

  it('as the name of an action are refused', async () => {
    const acceptor = await api.as('acceptor');
    const caseId = await town.open();
    const task = await town.find('acceptor', caseId, 'accept');
    for (const url of [`/api/cases/${caseId}/actions`, `/api/tasks/${task.id}/actions`])
      expect(problemOf(await acceptor.post(url, { type: hostile })).errors).toMatchObject([
        { path: '/type', code: 'unknown-action' },
      ]);
  });
});
