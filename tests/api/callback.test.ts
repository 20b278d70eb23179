import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SettingList } from '../../api/contract/settings.ts';
import { TaskDetail, TaskPreview } from '../../api/contract/tasks.ts';
import { read, startTestApi, type TestApi } from './test-api.ts';
import { townOf, type Town } from './town.ts';

let api: TestApi;
let town: Town;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  town = await townOf(api);
});
afterAll(async () => {
  await api.close();
});

const hour = 3_600_000;

/** New cases wait so long before a call, and between two. */
const wait = async (delay: string, spacing: string): Promise<void> => {
  const admin = await api.as('admin');
  const { data } = read(SettingList, await admin.get('/api/settings'));
  for (const [key, value] of Object.entries({ callbackDelay: delay, callbackSpacing: spacing })) {
    const version = data.find((setting) => setting.key === key)?.version;
    const answer = await admin.send('PUT', `/api/settings/${key}`, { value, version });
    expect(answer.statusCode).toBe(200);
  }
};

const closing = {
  login: 'acceptor',
  element: 'close',
  outcome: 'close',
  data: { closingConditionMet: true, answer: '已修复' },
};

const toClosing = async (): Promise<string> => {
  const caseId = await town.open({ reporter: { phone: '13800000000', wantsCallback: true } });
  await town.toHandling(caseId);
  await town.toCheck(caseId);
  await town.finish(caseId, { login: 'grid', element: 'check', outcome: 'pass' });
  return caseId;
};

const unreachable = async (caseId: string) =>
  town.finish(caseId, {
    login: 'acceptor',
    element: 'callback',
    outcome: 'unreachable',
    data: { note: '无人接听' },
  });

const callOf = async (caseId: string) => {
  const { id } = await town.find('acceptor', caseId, 'callback');
  return read(TaskDetail, await (await api.as('acceptor')).get(`/api/tasks/${id}`));
};
const triesOf = async (caseId: string) => (await callOf(caseId)).tries;

describe('a case that waits to be called back', () => {
  it('says for what and until when, before it closes and after', async () => {
    await wait('PT12H', 'PT4H');
    const caseId = await toClosing();
    const task = await town.find('acceptor', caseId, 'close');
    const { outcome, data } = closing;
    const preview = read(
      TaskPreview,
      await (await api.as('acceptor')).post(`/api/tasks/${task.id}/preview`, { outcome, data }),
    );
    expect(preview).toMatchObject({ next: [], ends: null });
    expect(preview.waits).toMatchObject([{ element: 'callback-delay', stage: 'callback' }]);

    await town.finish(caseId, closing);
    const waiting = await town.detail('acceptor', caseId);
    const clock = waiting.clocks.find(({ name }) => name === 'callback');
    const closedAt = Date.parse(clock?.startedAt ?? '');
    expect(clock?.state).toBe('fine');
    expect(waiting).toMatchObject({ stage: 'callback', tasks: [] });
    expect(waiting.waits).toEqual([
      {
        element: 'callback-delay',
        name: '最早回访时间',
        nameEn: 'Earliest call-back',
        stage: 'callback',
        message: null,
        until: new Date(closedAt + 12 * hour).toISOString(),
        tries: { number: 1, of: 3, spacingMillis: 4 * hour },
      },
    ]);
  });

  it('says a later time while and after it stands still', async () => {
    await wait('PT12H', 'PT4H');
    const caseId = await toClosing();
    await town.finish(caseId, closing);
    const untilOf = async (): Promise<number> => {
      const [waiting] = (await town.detail('acceptor', caseId)).waits;
      return Date.parse(waiting?.until ?? '');
    };
    const before = await untilOf();
    const dispatcher = await api.as('dispatcher');
    const act = async (action: object) => {
      const answer = await dispatcher.post(`/api/cases/${caseId}/actions`, action);
      expect(answer.statusCode).toBe(200);
    };
    const end = new Date(Date.now() + 48 * hour).toISOString();
    await act({ type: 'park', until: end, reason: '等配件' });
    const stands = (await untilOf()) - before;
    expect(Math.abs(stands - 48 * hour)).toBeLessThan(hour);
    await act({ type: 'unpark', reason: '到货' });
    const stood = (await untilOf()) - before;
    expect(stood).toBeGreaterThan(0);
    expect(stood).toBeLessThan(hour);
  });

  it('counts the tries, and says when the next may be', async () => {
    await wait('PT0S', 'PT4H');
    const caseId = await toClosing();
    await town.finish(caseId, closing);
    await expect.poll(async () => (await town.detail('acceptor', caseId)).tasks.length).toBe(1);
    expect(await triesOf(caseId)).toEqual({ number: 1, of: 3, spacingMillis: 4 * hour });
    await unreachable(caseId);
    const waiting = await town.detail('acceptor', caseId);
    const clock = waiting.clocks.find(({ name }) => name === 'callback');
    expect(clock?.state).toBe('paused');
    const tried = Date.parse(clock?.segments.at(-1)?.from ?? '');
    expect(waiting.waits).toMatchObject([
      {
        element: 'callback-spacing',
        until: new Date(tried + 4 * hour).toISOString(),
        tries: { number: 2, of: 3 },
      },
    ]);
  });

  it('does not say what follows a call before it is said whether the matter is solved', async () => {
    await wait('PT0S', 'PT4H');
    const caseId = await toClosing();
    await town.finish(caseId, closing);
    await expect.poll(async () => (await town.detail('acceptor', caseId)).tasks.length).toBe(1);
    const { id } = await town.find('acceptor', caseId, 'callback');
    const client = await api.as('acceptor');
    const previewed = async (data: object): Promise<TaskPreview> =>
      read(
        TaskPreview,
        await client.post(`/api/tasks/${id}/preview`, { outcome: 'reached', data }),
      );
    expect(await previewed({})).toMatchObject({
      dependsOn: [{ name: 'solved', label: '问题解决了吗' }],
      next: [],
      ends: null,
      clock: { effect: 'stops' },
    });
    // How satisfied somebody is decides nothing of what follows.
    expect(await previewed({ solved: true })).toMatchObject({ dependsOn: [], ends: 'closed' });
    expect(await previewed({ solved: false, satisfaction: 1 })).toMatchObject({
      dependsOn: [],
      next: [{ element: 'dispatch' }],
    });
  });

  it('shows the next call in the preview when nothing is waited for', async () => {
    await wait('PT0S', 'PT0S');
    const caseId = await toClosing();
    const task = await town.find('acceptor', caseId, 'close');
    const { outcome, data } = closing;
    const client = await api.as('acceptor');
    const preview = read(
      TaskPreview,
      await client.post(`/api/tasks/${task.id}/preview`, { outcome, data }),
    );
    expect(preview).toMatchObject({ waits: [], next: [{ element: 'callback', role: 'acceptor' }] });
    await town.finish(caseId, closing);
    await unreachable(caseId);
    const second = await callOf(caseId);
    expect(second.tries).toMatchObject({ number: 2, of: 3 });
    // What was noted of the first call is not true of the second.
    expect(second.form?.values).toEqual({});
    await unreachable(caseId);
    await unreachable(caseId);
    await expect.poll(async () => (await town.detail('acceptor', caseId)).state).toBe('closed');
    expect((await town.detail('acceptor', caseId)).assessment).toMatchObject({
      callbackTries: 3,
      satisfaction: 'unreachable',
    });
  });
});
