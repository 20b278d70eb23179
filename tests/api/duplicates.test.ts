import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit, Ledger } from '../../api/contract/cases.ts';
import { NoticeList } from '../../api/contract/reference.ts';
import { TaskPreview } from '../../api/contract/tasks.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';
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

const merge = async (caseId: string, duplicateOf: string) =>
  town.finish(caseId, {
    login: 'acceptor',
    element: 'accept',
    outcome: 'duplicate',
    data: { duplicateOf },
  });

const refusal = async (caseId: string, duplicateOf: string) => {
  const { id, version } = await town.find('acceptor', caseId, 'accept');
  const client = await api.as('acceptor');
  const body = { outcome: 'duplicate', data: { duplicateOf }, version };
  return problemOf(await client.post(`/api/tasks/${id}/complete`, body)).errors;
};

const wrong = (code: string) => [{ path: '/data/duplicateOf', code }];

const untilEnded = async (caseId: string): Promise<void> => {
  await expect
    .poll(async () => (await town.detail('acceptor', caseId)).state, { timeout: 20_000 })
    .toMatch(/closed|void/u);
};

const decline = async (caseId: string): Promise<void> => {
  await town.finish(caseId, {
    login: 'acceptor',
    element: 'accept',
    outcome: 'reject',
    data: { reason: '不属于本镇', advice: '请联系县局' },
  });
  await untilEnded(caseId);
};

const voidCase = async (caseId: string, reason: string): Promise<void> => {
  const body = { type: 'void', reason };
  const answer = await (await api.as('commander')).post(`/api/cases/${caseId}/actions`, body);
  expect(answer.statusCode).toBe(200);
};

/** Answers that the post of a login expectOwed for a case. */
const answersOf = async (login: string, caseId: string) => {
  const list = read(NoticeList, await (await api.as(login)).get('/api/notices?perPage=100'));
  return list.data
    .filter((notice) => notice.type === 'answer-owed' && notice.caseId === caseId)
    .map(({ params, answer }) => ({ end: params['end'], answer }));
};

/** What the end of a case brings comes right after its last step. */
const expectOwed = async (
  login: string,
  caseId: string,
  answers: readonly unknown[],
): Promise<void> => {
  await expect.poll(async () => answersOf(login, caseId), { timeout: 20_000 }).toEqual(answers);
};

const expectAssessed = async (caseId: string, end: string): Promise<void> => {
  await expect
    .poll(async () => (await town.detail('acceptor', caseId)).assessment, { timeout: 20_000 })
    .toMatchObject({ end });
};

describe('a case that was reported twice', () => {
  it('is one matter: both pages and ledgers show the link, both reporters get the answer', async () => {
    const [original, duplicate] = [await town.open(), await town.open({ channel: 'web' })];
    const { number } = await town.detail('acceptor', original);
    await merge(duplicate, number);
    await untilEnded(duplicate);

    const merged = await town.detail('acceptor', duplicate);
    expect(merged).toMatchObject({
      state: 'closed',
      endCode: 'duplicate',
      original: { id: original, number },
      duplicates: [],
    });
    await expectAssessed(duplicate, 'duplicate');
    const detail = await town.detail('acceptor', original);
    expect(detail.original).toBeNull();
    expect(detail.duplicates).toEqual([{ id: duplicate, number: merged.number }]);
    expect(detail.reports.map(({ channel, caseId }) => [channel, caseId])).toEqual([
      ['phone', original],
      ['web', duplicate],
    ]);

    const auditor = await api.as('auditor');
    const last = async (caseId: string) => {
      const ledger = read(Ledger, await auditor.get(`/api/cases/${caseId}/ledger`));
      return ledger.data.filter(({ type }) => type.includes('merged'));
    };
    expect(await last(original)).toMatchObject([
      { type: 'duplicate-merged', params: { duplicate, number: merged.number } },
    ]);
    expect(await last(duplicate)).toMatchObject([
      { type: 'case-merged', params: { original, number } },
    ]);
    expect(await answersOf('acceptor', duplicate)).toEqual([]);

    await decline(original);
    const answer = '不属于本镇\n请联系县局';
    await expectOwed('acceptor', duplicate, [{ end: 'rejected', answer }]);
    for (const id of [original, duplicate]) {
      const audit = read(Audit, await auditor.get(`/api/cases/${id}/audit`));
      expect(audit).toMatchObject({ chain: { ok: true }, replay: { ok: true } });
    }
  });

  it('leads to the original of a duplicate, and answers at once when that has ended', async () => {
    const [original, second, third] = [await town.open(), await town.open(), await town.open()];
    await merge(second, original);
    await untilEnded(second);
    await decline(original);
    await merge(third, second);
    await untilEnded(third);
    expect((await town.detail('acceptor', third)).original?.id).toBe(original);
    await expectOwed('acceptor', third, [{ end: 'rejected', answer: '不属于本镇\n请联系县局' }]);
  });

  it('is not a duplicate of itself, of its own duplicate, or of a void case', async () => {
    const [original, duplicate, gone] = [await town.open(), await town.open(), await town.open()];
    await merge(duplicate, original);
    await voidCase(gone, '误报');
    expect(await refusal(original, original)).toMatchObject(wrong('same-case'));
    expect(await refusal(original, duplicate)).toMatchObject(wrong('same-case'));
    expect(await refusal(original, gone)).toMatchObject(wrong('void-case'));
    expect(await refusal(original, 'JC-20200101-0001')).toMatchObject(wrong('unknown-reference'));
  });

  it('is told before it is merged that it ends', async () => {
    const [original, duplicate] = [await town.open(), await town.open()];
    const task = await town.find('acceptor', duplicate, 'accept');
    const client = await api.as('acceptor');
    const body = { outcome: 'duplicate', data: { duplicateOf: original } };
    const preview = read(TaskPreview, await client.post(`/api/tasks/${task.id}/preview`, body));
    expect(preview).toMatchObject({ next: [], waits: [], ends: 'duplicate' });
  });
});

describe('whoever raised a matter that comes to nothing', () => {
  it('is told that it was declined, with the reason', async () => {
    const caseId = await town.open({ channel: 'upper' });
    await decline(caseId);
    expect((await town.detail('acceptor', caseId)).endCode).toBe('rejected');
    await expectOwed('dispatcher', caseId, [{ end: 'rejected', answer: '不属于本镇\n请联系县局' }]);
    await expectAssessed(caseId, 'rejected');
  });

  it('is told into what it was merged, and later the answer', async () => {
    const [original, caseId] = [await town.open(), await town.open({ channel: 'leader' })];
    const { number } = await town.detail('acceptor', original);
    await merge(caseId, original);
    await untilEnded(caseId);
    expect((await town.detail('acceptor', caseId)).endCode).toBe('duplicate');
    await expectOwed('commander', caseId, [{ end: 'duplicate', answer: number }]);
    await decline(original);
    await expectOwed('commander', caseId, [
      { end: 'rejected', answer: '不属于本镇\n请联系县局' },
      { end: 'duplicate', answer: number },
    ]);
  });

  it('is told that it was void, by a step and by an action', async () => {
    const [filed, acted] = [
      await town.open({ channel: 'leader' }),
      await town.open({ channel: 'leader' }),
    ];
    await town.toFiling(filed);
    await town.finish(filed, {
      login: 'acceptor',
      element: 'file',
      outcome: 'void',
      data: { reason: '不符合立案条件' },
    });
    await untilEnded(filed);
    await voidCase(acted, '重复交办');
    await expectOwed('commander', filed, [{ end: 'void', answer: '不符合立案条件' }]);
    await expectOwed('commander', acted, [{ end: 'void', answer: '重复交办' }]);
    for (const caseId of [filed, acted]) {
      expect((await town.detail('acceptor', caseId)).state).toBe('void');
      await expectAssessed(caseId, 'void');
    }
  });
});
