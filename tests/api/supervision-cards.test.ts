import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Board, BoardTaskList } from '../../api/contract/board.ts';
import { Ledger } from '../../api/contract/cases.ts';
import { dueAt } from '../../domain/calendar/due-at.ts';
import { lateCases } from './late-case.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(async () => {
  await api.close();
});

const { plant, act, detail, noticesOf } = lateCases(() => api);
const board = async (login: string): Promise<Board['cards']> =>
  read(Board, await (await api.as(login)).get('/api/board')).cards;
const blue = { type: 'open-card', level: 'blue', reason: '办得慢' };

describe('a supervision card', () => {
  it('goes to the unit, is acknowledged, answered and closed, and each step stands in the ledger', async () => {
    const caseId = await plant();
    expect((await act('supervisor', caseId, blue)).statusCode).toBe(200);
    const [card] = (await detail('lead', caseId)).cards;
    expect(card).toMatchObject({
      level: 'blue',
      reason: '办得慢',
      unit: { id: 'u-enforcement' },
      person: null,
      issuedBy: { id: 'p-supervisor' },
      clockState: 'fine',
      limit: { amount: 3, unit: 'workDays' },
      ending: null,
    });
    const calendar = await api.app.services.calendars.inForce();
    const issued = Date.parse(card?.issuedAt ?? '');
    expect(
      calendar === null ? null : dueAt(issued, { amount: 3, unit: 'workDays' }, calendar),
    ).toEqual({ ok: true, due: Date.parse(card?.dueAt ?? '') });
    expect(await noticesOf('lead', caseId)).toEqual(['card-opened']);
    expect(await noticesOf('lead2', caseId)).toEqual([]);

    expect((await act('lead', caseId, { type: 'acknowledge-card' })).statusCode).toBe(200);
    const answer = { type: 'answer-card', answer: '明天上午清完' };
    expect((await act('lead', caseId, answer)).statusCode).toBe(200);
    expect(problemOf(await act('lead', caseId, answer))).toMatchObject({
      status: 409,
      code: 'action-not-available',
      params: { reason: 'card-answered' },
    });
    expect(await noticesOf('supervisor', caseId)).toContain('card-answered');
    const close = { type: 'close-card', reason: '已清完' };
    expect((await act('supervisor', caseId, close)).statusCode).toBe(200);
    expect((await detail('supervisor', caseId)).cards).toMatchObject([
      { answer: '明天上午清完', clockState: 'stopped', ending: 'settled', closing: '已清完' },
    ]);

    const client = await api.as('supervisor');
    const entries = read(Ledger, await client.get(`/api/cases/${caseId}/ledger`)).data;
    const types = ['card-opened', 'card-acknowledged', 'card-answered', 'card-closed'];
    const written = entries.filter(({ type }) => types.includes(type));
    expect(written.map(({ type }) => type)).toEqual(types);
    // what was typed stays out of the chain
    expect(JSON.stringify(written)).not.toMatch(/办得慢|明天上午|已清完/u);
  });

  it('is one a case: the next one raises it, and never lowers it', async () => {
    const caseId = await plant();
    await act('supervisor', caseId, blue);
    expect(problemOf(await act('supervisor', caseId, blue))).toMatchObject({
      code: 'action-not-available',
      params: { reason: 'card-at-highest' },
    });
    const red = { ...blue, level: 'red', reason: '特别重大' };
    expect(problemOf(await act('dispatcher', caseId, red)).code).toBe('not-permitted');
    expect((await act('commander', caseId, red)).statusCode).toBe(200);
    expect((await detail('lead', caseId)).cards).toMatchObject([
      { level: 'red', ending: null, issuedBy: { id: 'p-commander' } },
      { level: 'blue', ending: 'raised' },
    ]);
    expect(
      problemOf(await act('supervisor', caseId, { type: 'close-card', reason: '撤' })),
    ).toMatchObject({ params: { reason: 'card-not-answered' } });
    const close = { type: 'close-card', reason: '发错了' };
    expect((await act('commander', caseId, close)).statusCode).toBe(200);
    expect((await detail('lead', caseId)).cards[0]?.ending).toBe('withdrawn');
  });

  it('is one a case also when two open it at once', async () => {
    const caseId = await plant();
    const answers = await Promise.all([
      act('supervisor', caseId, blue),
      act('commander', caseId, blue),
      act('leader', caseId, blue),
    ]);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(answers.filter(({ statusCode }) => statusCode === 409)).toHaveLength(2);
    expect((await detail('lead', caseId)).cards).toHaveLength(1);
  });

  it('is addressed to whoever answers for the case, and to nobody else', async () => {
    const caseId = await plant();
    const wrong = problemOf(await act('supervisor', caseId, { ...blue, unit: 'u-municipal' }));
    expect(wrong.errors?.[0]).toMatchObject({ path: '/unit', code: 'unknown-reference' });
    const stranger = { ...blue, unit: 'u-enforcement', person: 'p-handler2' };
    expect(problemOf(await act('supervisor', caseId, stranger)).errors?.[0]?.path).toBe('/person');
    const named = { ...blue, unit: 'u-enforcement', person: 'p-handler' };
    expect((await act('supervisor', caseId, named)).statusCode).toBe(200);
    expect((await detail('lead', caseId)).cards[0]?.person?.id).toBe('p-handler');
    expect(await noticesOf('handler', caseId)).toEqual(['card-opened']);
    expect(
      problemOf(await act('lead2', caseId, { type: 'answer-card', answer: '不归我' })).status,
    ).toBe(404);
  });

  it.each(['acceptor', 'dispatcher', 'lead', 'handler', 'analyst', 'auditor'])(
    'is not opened by %s',
    async (login) => {
      const caseId = await plant();
      expect([403, 404]).toContain((await act(login, caseId, blue)).statusCode);
    },
  );

  it('is counted on the boards of those who answer for its unit, and marks the rows', async () => {
    const before = await board('supervisor');
    const caseId = await plant();
    const task = read(
      BoardTaskList,
      await (
        await api.as('supervisor')
      ).get(`/api/board/tasks?filter=${encodeURIComponent(JSON.stringify({ caseId }))}`),
    ).data[0];
    const client = await api.as('commander');
    const red = { ...blue, level: 'red' };
    expect((await client.post(`/api/tasks/${task?.id ?? ''}/actions`, red)).statusCode).toBe(200);
    const after = await board('supervisor');
    expect(after.red).toBe(before.red + 1);
    expect(after.first).toMatchObject({ level: 'red', title: '河道堆料', answered: false });
    expect((await board('lead')).red).toBe(after.red);
    expect(await board('lead2')).toEqual({
      blue: 0,
      orange: 0,
      red: 0,
      waiting: 0,
      approvalFrom: 'orange',
      first: null,
    });
    const list = async (login: string) =>
      read(
        BoardTaskList,
        await (
          await api.as(login)
        ).get(`/api/board/tasks?filter=${encodeURIComponent(JSON.stringify({ card: 'red' }))}`),
      );
    const marked = await list('supervisor');
    expect(marked.data.map(({ id, card }) => [id, card])).toEqual([[task?.id, 'red']]);
    expect((await list('lead2')).total).toBe(0);
  });
});
