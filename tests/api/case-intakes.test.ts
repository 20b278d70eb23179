import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NoticeList } from '../../api/contract/reference.ts';
import { read, startTestApi, type TestApi } from './test-api.ts';
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

const answersTo = async (login: string, caseId: string) => {
  const list = read(NoticeList, await (await api.as(login)).get('/api/notices?perPage=100'));
  return list.data
    .filter((notice) => notice.type === 'answer-owed' && notice.caseId === caseId)
    .map(({ answer }) => answer);
};

const close = (answer: string) =>
  step('acceptor', 'close', 'close', { closingConditionMet: true, answer });

/** Services run between two steps: the task is there a moment later. */
const finishSoon = async (caseId: string, next: ReturnType<typeof step>): Promise<void> => {
  await expect.poll(async () => (await town.detail('acceptor', caseId)).tasks.length).toBe(1);
  await town.finish(caseId, next);
};

describe("a leader's instruction", () => {
  it('is urgent, answered by each closing, and confirmed by the leadership', async () => {
    const caseId = await town.open({ channel: 'leader' });
    expect((await town.detail('acceptor', caseId)).urgency).toBe('urgent');
    await town.toHandling(caseId, await town.conditionFor('leader'));
    await town.toCheck(caseId);
    await town.finish(caseId, step('grid', 'check', 'cannot-check', { reason: '已围挡' }));
    await town.finish(caseId, close('已拆除'));
    await finishSoon(
      caseId,
      step('leader', 'confirm-by-leader', 'refuse', { reason: '写明拆除面积' }),
    );
    expect(await answersTo('commander', caseId)).toEqual(['已拆除']);
    await town.finish(caseId, close('已拆除 30 平方米'));
    await finishSoon(caseId, step('leader', 'confirm-by-leader', 'confirm'));
    await expect.poll(async () => (await town.detail('acceptor', caseId)).state).toBe('closed');
    expect(await answersTo('commander', caseId)).toEqual(['已拆除 30 平方米', '已拆除']);
    expect(await answersTo('dispatcher', caseId)).toEqual([]);
  });
});

describe('what the upper centre sent', () => {
  it('is worked like any other report, and answered when it closes', async () => {
    const caseId = await town.open({ channel: 'upper' });
    expect((await town.detail('acceptor', caseId)).urgency).toBe('normal');
    await town.toHandling(caseId);
    await town.toCheck(caseId);
    await town.finish(caseId, step('grid', 'check', 'pass'));
    await town.finish(caseId, close('已修复'));
    await expect.poll(async () => (await town.detail('acceptor', caseId)).state).toBe('closed');
    expect(await answersTo('dispatcher', caseId)).toEqual(['已修复']);
    expect(await answersTo('commander', caseId)).toEqual([]);
  });
});

describe('what a grid worker fixed at once', () => {
  const fixed = { channel: 'grid', selfHandled: true };

  it('is closed by a spot check that passes', async () => {
    const caseId = await town.open(fixed);
    await town.finish(caseId, step('acceptor', 'spot-check', 'pass', { finding: '属实' }));
    await expect.poll(async () => (await town.detail('acceptor', caseId)).state).toBe('closed');
    const { assessment, stages } = await town.detail('acceptor', caseId);
    expect(assessment).toMatchObject({ end: 'closed', filed: false });
    expect(stages.filter(({ state }) => state === 'done').map(({ stage }) => stage)).toEqual([
      'report',
      'check',
      'assess',
    ]);
  });

  it('is accepted like any other report when it does not pass', async () => {
    const caseId = await town.open(fixed);
    const next = await town.finish(
      caseId,
      step('acceptor', 'spot-check', 'fail', { reason: '没有修好' }),
    );
    expect(next.tasks.map(({ element }) => element)).toEqual(['accept']);
  });
});
