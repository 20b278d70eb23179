import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Board, BoardTaskList } from '../../api/contract/board.ts';
import { plantCase, plantTasks } from './plant.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  const { services } = api.app;
  const calm = await plantCase(services, { title: '不急的', unit: 'u-enforcement' });
  const critical = await plantCase(services, { title: '特急的', unit: 'u-municipal' });
  await services.database
    .updateTable('case')
    .set({ urgency: 'critical' })
    .where('id', '=', critical.id)
    .execute();
  await plantTasks(services, calm, {
    role: 'lead',
    unit: 'u-enforcement',
    count: 3,
    stage: 'handle',
    dueInMinutes: -90,
  });
  await plantTasks(services, calm, {
    role: 'lead',
    unit: 'u-enforcement',
    count: 2,
    stage: 'feedback',
    dueInMinutes: 300,
  });
  await plantTasks(services, calm, {
    role: 'handler',
    unit: 'u-enforcement',
    count: 6,
    stage: 'handle',
    person: 'p-handler',
    dueInMinutes: -30,
  });
  await plantTasks(services, critical, {
    role: 'lead',
    unit: 'u-municipal',
    count: 1,
    stage: 'handle',
    dueInMinutes: -5,
  });
  await plantTasks(services, critical, {
    role: 'dispatcher',
    unit: null,
    count: 1,
    stage: 'dispatch',
    dueInMinutes: -5,
  });
});
afterAll(async () => {
  await api.close();
});

const list = async (login: string, filter: unknown): Promise<BoardTaskList> =>
  read(
    BoardTaskList,
    await (
      await api.as(login)
    ).get(`/api/board/tasks?perPage=100&filter=${encodeURIComponent(JSON.stringify(filter))}`),
  );

const whysOfEnforcement = async () => {
  const { data } = await list('supervisor', { clockState: 'overdue', unit: 'u-enforcement' });
  return new Set(data.map((task) => task.why.code));
};

describe('the list behind the board', () => {
  it('has as many tasks as its cell counts, whichever cell, state, urgency and kind', async () => {
    const client = await api.as('supervisor');
    for (const query of ['', '?urgency=critical', '?kind=department', '?kind=centre']) {
      const board = read(Board, await client.get(`/api/board${query}`));
      const narrowed = Object.fromEntries(new URLSearchParams(query));
      for (const cell of board.data) {
        const cells = [{ unit: cell.unit?.id ?? null, stage: cell.stage }];
        const open = await list('supervisor', { ...narrowed, cells });
        const overdue = await list('supervisor', { ...narrowed, cells, clockState: 'overdue' });
        expect([open.total, overdue.total], `${query} ${JSON.stringify(cells)}`).toEqual([
          cell.open,
          cell.overdue,
        ]);
      }
      expect((await list('supervisor', { ...narrowed, clockState: 'overdue' })).total).toBe(
        board.overdue,
      );
    }
  });

  it('takes several cells together, what was due first first', async () => {
    const found = await list('supervisor', {
      clockState: 'overdue',
      cells: [
        { unit: 'u-municipal', stage: 'handle' },
        { unit: null, stage: 'dispatch' },
      ],
    });
    expect(found.data.map((task) => [task.unit?.id ?? null, task.stage])).toEqual(
      expect.arrayContaining([
        ['u-municipal', 'handle'],
        [null, 'dispatch'],
      ]),
    );
    const all = await list('supervisor', { clockState: 'overdue' });
    const due = all.data.map((task) => task.dueAt ?? '');
    expect(due).toEqual(due.toSorted());
    expect(due).toHaveLength(11);
  });

  it('says why each is late', async () => {
    const { data } = await list('supervisor', { clockState: 'overdue', unit: 'u-enforcement' });
    const codes = new Map(data.map((task) => [task.assignee?.id ?? null, task.why]));
    expect(codes.get(null)?.code).toBe('nobody-has-it');
    expect(codes.get('p-handler')).toEqual({ code: 'much-at-once', amount: 6 });
  });

  it('says first when nobody is there to do it: its holder gone, or its unit closed', async () => {
    const { database } = api.app.services;
    const set = async (active: boolean) =>
      database.updateTable('person').set({ active }).where('id', '=', 'p-handler').execute();
    await set(false);
    expect([...(await whysOfEnforcement())].toSorted()).toEqual(['holder-gone', 'nobody-has-it']);
    await set(true);
    const close = async (active: boolean) =>
      database.updateTable('unit').set({ active }).where('id', '=', 'u-enforcement').execute();
    await close(false);
    expect([...(await whysOfEnforcement())]).toEqual(['unit-closed']);
    await close(true);
  });

  it('shows a unit its own, and nobody without a board anything', async () => {
    expect((await list('lead2', {})).data.map((task) => task.unit?.id)).toEqual(['u-municipal']);
    const others = await list('lead2', { cells: [{ unit: 'u-enforcement', stage: 'handle' }] });
    expect(others.total).toBe(0);
    expect((await (await api.as('grid')).get('/api/board/tasks')).statusCode).toBe(403);
  });

  it.each([
    ['{"cells":[]}', 'validation-failed'],
    ['{"cells":[{"unit":"u-centre"}]}', 'validation-failed'],
    ['{"kind":"planet"}', 'validation-failed'],
    ['{"color":"red"}', 'unknown-filter'],
  ])('refuses %s', async (filter, code) => {
    const client = await api.as('supervisor');
    const answer = await client.get(`/api/board/tasks?filter=${encodeURIComponent(filter)}`);
    expect(problemOf(answer).code).toBe(code);
  });
});
