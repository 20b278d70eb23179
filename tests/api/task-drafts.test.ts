import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SharedTaskDraft, TaskDraft } from '../../api/contract/task-drafts.ts';
import { type Task } from '../../api/contract/tasks.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';
import { step, townOf, type Town } from './town.ts';

let api: TestApi;
let town: Town;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  town = await townOf(api);
});
afterAll(async () => {
  await api.close();
});

const me = 'acceptor';
const colleague = 'acceptor-2';
const rejected = { values: { reason: '不属于本镇' }, given: {}, outcome: 'reject', taskVersion: 1 };

const accepting = async (): Promise<Task> => town.find(me, await town.open(), 'accept');
const share = async (login: string, id: string, body: object = {}) =>
  (await api.as(login)).send('PUT', `/api/tasks/${id}/draft`, {
    ...rejected,
    ...body,
  });
const shared = async (login: string, id: string, body: object = {}) =>
  read(TaskDraft, await share(login, id, body));
const there = async (login: string, id: string) =>
  (await api.as(login)).get(`/api/tasks/${id}/draft`);
const seen = async (login: string, id: string) =>
  read(SharedTaskDraft, await there(login, id)).data;
const discard = async (login: string, id: string, draft: string) =>
  (await api.as(login)).send('DELETE', `/api/tasks/${id}/draft/${draft}`);

describe('a shared draft', () => {
  it('is what whoever the task is offered to goes on with, and says who wrote it', async () => {
    const { id } = await accepting();
    expect(await seen(colleague, id)).toBeNull();
    const draft = await shared(me, id, { given: { advice: '向区里', gone: 'x' } });
    expect(draft).toMatchObject({
      ...rejected,
      given: { advice: '向区里' },
      by: { id: `p-${me}` },
    });
    expect(await seen(colleague, id)).toEqual(draft);
  });

  it('is seen by nobody else, not even by who reads the case', async () => {
    const { id } = await accepting();
    const draft = await shared(me, id);
    for (const [login, code] of [
      ['dispatcher', 'not-permitted'],
      ['commander', 'not-permitted'],
      ['handler2', 'not-found'],
    ] as const) {
      expect([login, problemOf(await there(login, id)).code]).toEqual([login, code]);
      expect([login, problemOf(await share(login, id)).code]).toEqual([login, code]);
      expect([login, problemOf(await discard(login, id, draft.id)).code]).toEqual([login, code]);
    }
    expect(await seen(me, id)).toEqual(draft);
  });

  it('is replaced by who has seen it; who has not is told whose it is', async () => {
    const { id } = await accepting();
    const first = await shared(me, id);
    const unseen = problemOf(await share(colleague, id, { outcome: undefined }));
    expect(unseen).toMatchObject({ code: 'stale-version', params: { holder: first.by.name } });
    const second = await shared(colleague, id, { outcome: undefined, replaces: first.id });
    expect(second.by.id).toBe(`p-${colleague}`);
    expect(problemOf(await share(me, id, { replaces: first.id })).code).toBe('stale-version');
    expect(await seen(me, id)).toEqual(second);
  });

  it('sent again after silence is the same one', async () => {
    const { id } = await accepting();
    const first = await shared(me, id);
    expect(await shared(me, id)).toEqual(first);
    const next = await shared(me, id, { outcome: undefined, replaces: first.id });
    expect(await shared(me, id, { outcome: undefined, replaces: first.id })).toEqual(next);
  });

  it('of several at the same moment is one', async () => {
    const { id } = await accepting();
    const answers = await Promise.all(
      [me, colleague, me, colleague].map(async (login, n) =>
        share(login, id, { values: { reason: String(n) } }),
      ),
    );
    const codes = answers.map(({ statusCode }) => String(statusCode));
    expect(codes.toSorted()).toEqual(['200', '409', '409', '409']);
  });

  it('is taken back by who has shared it, once', async () => {
    const { id } = await accepting();
    const first = await shared(me, id);
    const second = await shared(colleague, id, { outcome: undefined, replaces: first.id });
    expect(problemOf(await discard(me, id, first.id)).code).toBe('not-found');
    expect(problemOf(await discard(me, id, second.id)).code).toBe('not-found');
    expect((await discard(colleague, id, second.id)).statusCode).toBe(204);
    expect(problemOf(await discard(colleague, id, second.id)).code).toBe('not-found');
    expect(problemOf(await share(me, id, { replaces: second.id })).code).toBe('stale-version');
    expect(await seen(colleague, id)).toBeNull();
  });

  it('waits while somebody holds the task', async () => {
    const { id } = await accepting();
    const first = await shared(me, id);
    await (await api.as(colleague)).post(`/api/tasks/${id}/claim`, {});
    expect(await seen(me, id)).toEqual(first);
    const code = 'task-claimed-by-other';
    expect(problemOf(await share(me, id, { replaces: first.id })).code).toBe(code);
    expect(problemOf(await discard(me, id, first.id)).code).toBe(code);
    await shared(colleague, id, { outcome: undefined, replaces: first.id });
  });

  it('goes with its task', async () => {
    const caseId = await town.open();
    const { id } = await town.find(me, caseId, 'accept');
    await shared(me, id);
    const data = { reason: '不属于本镇', advice: '向区里反映' };
    await town.finish(caseId, step(me, 'accept', 'reject', data));
    expect(await seen(colleague, id)).toBeNull();
    expect(problemOf(await share(me, id)).code).toBe('task-not-open');
  });

  it('tells those whom the task is offered to', async () => {
    const { id } = await accepting();
    const told = async () => {
      const { rows } = await sql<{ count: string }>`
        select count(*) from event where type = 'task-changed' and task_id = ${id}`.execute(
        api.app.services.database,
      );
      return Number(rows[0]?.count);
    };
    const before = await told();
    const draft = await shared(me, id);
    await discard(me, id, draft.id);
    expect(await told()).toBe(before + 2);
  });
});

describe('what is shared', () => {
  it.each([
    [{ values: { nonsense: 'x' } }, 'validation-failed', '/values/nonsense'],
    [{ values: { 'x"\'': 'x' } }, 'validation-failed', '/values/x"\''],
    [{ values: { reason: 'a\u0000b' } }, 'validation-failed', '/values/reason'],
    [{ outcome: 'nonsense' }, 'outcome-not-offered', '/outcome'],
    [{ taskVersion: -1 }, 'validation-failed', '/taskVersion'],
  ])('%j is refused', async (body, code, path) => {
    const { id } = await accepting();
    const refused = problemOf(await share(me, id, body));
    expect([refused.code, refused.errors?.[0]?.path]).toEqual([code, path]);
  });

  it('is no file: those stay with who uploaded them', async () => {
    const caseId = await town.open();
    await town.toHandling(caseId);
    const data = { person: 'p-handler' };
    await town.finish(caseId, step('lead', 'assign', 'assign', data));
    const { id } = await town.find('handler', caseId, 'handle');
    const files = { values: { after: [await town.upload('handler')] }, outcome: undefined };
    expect(problemOf(await share('handler', id, files)).errors?.[0]?.path).toBe('/values/after');
    await shared('handler', id, { values: { result: '已更换' }, outcome: undefined });
  });

  it('may be unfinished and long, but not endless', async () => {
    const { id } = await accepting();
    const reason = '𠮷'.repeat(10_000);
    const draft = await shared(me, id, { values: { reason } });
    expect(draft.values).toEqual({ reason });
    const endless = { values: { reason: 'x'.repeat(300_000) }, replaces: draft.id };
    expect((await share(me, id, endless)).statusCode).toBe(413);
  });
});
