import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './test-api.ts';
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

const unit = 'u-enforcement';
const objecting = step('lead', 'assign', 'object', { reason: '不归本单位', grounds: '职责清单' });

describe('an objection of the unit', () => {
  it('goes to the dispatcher, and the third one to the commander, whose word holds', async () => {
    const caseId = await town.open();
    await town.toHandling(caseId);
    for (const _ of ['first', 'second']) {
      const { tasks } = await town.finish(caseId, objecting);
      expect(tasks).toMatchObject([{ element: 'dispatch', role: 'dispatcher' }]);
      await town.finish(caseId, step('dispatcher', 'dispatch', 'dispatch', { unit }));
    }
    const third = await town.finish(caseId, objecting);
    expect(third.tasks).toMatchObject([{ element: 'decide', role: 'commander' }]);
    const decision = { unit, reason: '按属地办理' };
    const decided = await town.finish(caseId, step('commander', 'decide', 'decide', decision));
    expect(decided.tasks).toMatchObject([{ element: 'assign', role: 'lead', unit }]);
  });
});

describe('a check that fails', () => {
  it('sends the case back to the same unit, and is counted', async () => {
    const caseId = await town.open();
    await town.toHandling(caseId);
    await town.toCheck(caseId);
    const failed = await town.finish(caseId, step('grid', 'check', 'fail', { reason: '仍不亮' }));
    expect(failed.tasks).toMatchObject([{ element: 'assign', role: 'lead', unit }]);
    await town.toCheck(caseId);
    await town.finish(caseId, step('grid', 'check', 'pass'));
    const answer = { closingConditionMet: true, answer: '已修复' };
    await town.finish(caseId, step('acceptor', 'close', 'close', answer));
    await expect.poll(async () => (await town.detail('acceptor', caseId)).state).toBe('closed');
    const { assessment, stages } = await town.detail('acceptor', caseId);
    expect(assessment).toMatchObject({ end: 'closed', reworks: 1 });
    expect(stages.find(({ stage }) => stage === 'handle')).toMatchObject({ count: 2 });
  });
});
