import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Board } from '../../api/contract/board.ts';
import { TaskCounts, TaskList } from '../../api/contract/tasks.ts';
import { midnightBefore } from '../../api/midnight.ts';
import { plantCase, plantTasks, type PlantedCase } from './plant.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
let few: PlantedCase;

beforeAll(async () => {
  api = await startTestApi();
  const { services } = api.app;
  few = await plantCase(services, { title: '少量', unit: 'u-enforcement', grid: 'g-jianshe-01' });
  await services.database
    .updateTable('case')
    .set({ longitude: 119.43, latitude: 32.27 })
    .where('id', '=', few.id)
    .execute();
  // 12 in the pool of the lead, due from 30 minutes on; 5 without a clock; 3 overdue; some of others.
  await plantTasks(services, few, {
    role: 'lead',
    unit: 'u-enforcement',
    count: 12,
    stage: 'handle',
  });
  await plantTasks(services, few, {
    role: 'lead',
    unit: 'u-enforcement',
    count: 5,
    stage: 'handle',
    dueInMinutes: null,
  });
  await plantTasks(services, few, {
    role: 'lead',
    unit: 'u-enforcement',
    count: 3,
    stage: 'handle',
    dueInMinutes: -60,
  });
  await plantTasks(services, few, {
    role: 'lead',
    unit: 'u-enforcement',
    count: 2,
    stage: 'handle',
    claimedBy: 'p-lead',
    dueInMinutes: 3,
  });
  await plantTasks(services, few, {
    role: 'handler',
    unit: 'u-enforcement',
    count: 4,
    stage: 'handle',
    person: 'p-handler',
  });
  await plantTasks(services, few, {
    role: 'lead',
    unit: 'u-enforcement',
    count: 1,
    stage: 'handle',
    exclude: ['p-lead'],
  });
  await plantTasks(services, few, { role: 'lead', unit: 'u-municipal', count: 6, stage: 'handle' });
  const many = await plantCase(services, { title: '大量' });
  await plantTasks(services, many, {
    role: 'acceptor',
    unit: 'u-centre',
    count: 10_050,
    dueInMinutes: 600,
  });
});
afterAll(async () => {
  await api.close();
});

const list = async (login: string, query: string): Promise<TaskList> =>
  read(TaskList, await (await api.as(login)).get(`/api/tasks?${query}`));
const filter = (wanted: Record<string, unknown>): string =>
  `filter=${encodeURIComponent(JSON.stringify(wanted))}`;

describe('views', () => {
  it('pool: what is offered to the posts, held by nobody, without the four-eyes exclusions', async () => {
    const pool = await list('lead', 'view=pool&perPage=100');
    expect(pool).toMatchObject({ total: 20, totalIsLowerBound: false, next: null });
    // Phones sort by distance.
    expect(pool.data[0]).toMatchObject({ longitude: 119.43, latitude: 32.27 });
    expect(new Set(pool.data.map((task) => task.unit?.id))).toEqual(new Set(['u-enforcement']));
    expect((await list('lead2', 'view=pool')).total).toBe(6);
    expect((await list('handler', 'view=pool')).total).toBe(0);
  });

  it('mine: what is claimed by the person or given to them', async () => {
    expect((await list('lead', 'view=mine')).total).toBe(2);
    expect((await list('handler', 'view=mine')).total).toBe(4);
    expect((await list('handler', '')).total).toBe(4);
  });

  it('team: whatever is open in the units of the lead; not for a handler', async () => {
    expect((await list('lead', 'view=team&perPage=100')).total).toBe(27);
    expect((await list('lead2', 'view=team')).total).toBe(6);
    expect(problemOf(await (await api.as('handler')).get('/api/tasks?view=team'))).toMatchObject({
      status: 403,
      code: 'not-permitted',
    });
  });

  it('counts them, by view and stage, with what is overdue', async () => {
    const counts = read(TaskCounts, await (await api.as('lead')).get('/api/tasks/counts'));
    expect(counts).toEqual({
      views: { mine: 2, pool: 20, team: 27, delegated: 0, done: 0, copied: 0 },
      stages: { handle: 22 },
      overdue: 3,
      doneInTime: 0,
    });
  });

  it('done: whatever the reader has done, and of today what is counted as such', async () => {
    const { services } = api.app;
    const of = await plantCase(services, { title: '办过的' });
    const now = services.now();
    const today = midnightBefore(now, services.config.timeZone);
    const done = async (stage: string, closed_at: Date, due_at: Date | null): Promise<void> => {
      await plantTasks(services, of, { role: 'leader', unit: 'u-centre', stage });
      await services.database
        .updateTable('task')
        .set({ state: 'completed', closed_at, closed_by: 'p-leader', due_at })
        .where('case_id', '=', of.id)
        .where('stage', '=', stage)
        .execute();
    };
    await done('accept', new Date(today.getTime() - 1), null);
    await done('verify', today, null);
    await done('handle', now, new Date(now.getTime() - 1));
    await done('check', now, now);
    const leader = await api.as('leader');
    const counts = read(TaskCounts, await leader.get('/api/tasks/counts'));
    expect([counts.views['done'], counts.doneInTime]).toEqual([3, 2]);
    expect((await list('leader', 'view=done')).total).toBe(4);
    const ofToday = await list('leader', `view=done&${filter({ closed: 'today' })}`);
    expect(new Set(ofToday.data.map(({ stage }) => stage))).toEqual(
      new Set(['verify', 'handle', 'check']),
    );
  });

  it('are summed up on the board by unit, stage and clock', async () => {
    const board = read(Board, await (await api.as('supervisor')).get('/api/board'));
    const cell = board.data.find((found) => found.unit?.id === 'u-enforcement');
    expect(cell).toMatchObject({
      stage: 'handle',
      open: 27,
      overdue: 3,
      warn: 2,
      none: 5,
      fine: 17,
    });
    expect(board.total).toBe(27 + 6 + 10_050);
    const ofLead = read(Board, await (await api.as('lead')).get('/api/board'));
    expect(ofLead.data.map((found) => found.unit?.id)).toEqual(['u-enforcement']);
    const villages = read(
      Board,
      await (await api.as('supervisor')).get('/api/board?kind=village&urgency=normal'),
    );
    expect(villages).toMatchObject({ data: [], total: 0, overdue: 0 });
    const departments = read(Board, await (await api.as('lead')).get('/api/board?kind=department'));
    expect(departments).toMatchObject({ total: 27, overdue: 3, warn: 2, unlimited: 5 });
    const wrong = await (await api.as('lead')).get('/api/board?kind=planet');
    expect(wrong.statusCode).toBe(400);
  });
});

describe('filters', () => {
  it.each([
    [{ stage: 'handle' }, 20],
    [{ stage: 'accept' }, 0],
    [{ stage: ['handle', 'accept'] }, 20],
    [{ unit: 'u-enforcement' }, 20],
    [{ unit: 'u-municipal' }, 0],
    [{ role: 'lead' }, 20],
    [{ clockState: 'overdue' }, 3],
    [{ clockState: 'none' }, 5],
    [{ clockState: 'fine' }, 12],
    [{ clockState: 'warn' }, 0],
    [{ clockState: 'paused' }, 0],
    [{ clockState: 'stopped' }, 0],
    [{ clockState: 'undetermined' }, 0],
    [{ clockState: ['overdue', 'none'] }, 8],
    [{ channel: 'phone' }, 20],
    [{ channel: 'web' }, 0],
    [{ category: 'c-none' }, 0],
    [{ q: '少量' }, 20],
    [{ q: '大量' }, 0],
    [{ element: 'accept', stage: 'handle' }, 20],
  ])('%j', async (wanted, total) => {
    expect((await list('lead', `view=pool&${filter(wanted)}`)).total).toBe(total);
  });

  it('knows me as the assignee', async () => {
    expect((await list('lead', `view=team&${filter({ assignee: 'me' })}`)).total).toBe(2);
    expect((await list('lead', `view=team&${filter({ assignee: 'p-handler' })}`)).total).toBe(4);
  });

  it('names the case', async () => {
    expect((await list('acceptor', `view=pool&${filter({ caseId: few.id })}`)).total).toBe(0);
  });
});

describe('a row', () => {
  it('names its step in both languages, as the procedure does', async () => {
    const { data } = await list('lead', 'view=team');
    expect(data[0]).toMatchObject({ element: 'accept', name: '受理', nameEn: 'Accept' });
  });
});

describe('order and pages', () => {
  it('puts first what falls due first, what has no clock last, in both orders', async () => {
    const ascending = await list('lead', 'view=pool&perPage=100&sort=dueAt&order=ASC');
    const due = ascending.data.map((task) => task.dueAt);
    const inOrder = due.slice(0, 15).map((text) => Date.parse(text ?? ''));
    expect(inOrder).toEqual(inOrder.toSorted((one, other) => one - other));
    expect(due.slice(15)).toEqual([null, null, null, null, null]);
    const descending = (await list('lead', 'view=pool&perPage=100&sort=dueAt&order=DESC')).data.map(
      (task) => task.dueAt,
    );
    expect(descending.slice(0, 15)).toEqual(due.slice(0, 15).toReversed());
    expect(descending.slice(15)).toEqual([null, null, null, null, null]);
  });

  it.each(['ASC', 'DESC'])(
    'goes through the whole list by cursor without a gap or a repetition (%s)',
    async (order) => {
      const whole = (
        await list('lead', `view=pool&perPage=100&sort=dueAt&order=${order}`)
      ).data.map((task) => task.id);
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: TaskList = await list(
          'lead',
          `view=pool&perPage=3&sort=dueAt&order=${order}${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        seen.push(...page.data.map((task) => task.id));
        cursor = page.next;
      }
      expect(seen).toEqual(whole);
    },
  );

  it('pages by number as well', async () => {
    const whole = (await list('lead', 'view=pool&perPage=100')).data.map((task) => task.id);
    const paged = await Promise.all(
      [1, 2, 3].map(async (page) => list('lead', `view=pool&perPage=8&page=${String(page)}`)),
    );
    expect(paged.flatMap((page) => page.data.map((task) => task.id))).toEqual(whole);
    expect(paged.map((page) => page.next === null)).toEqual([false, false, true]);
  });

  it.each(['createdAt', 'stage', 'id', 'claimedAt', 'closedAt'])('sorts by %s', async (sort) => {
    const page = await list('lead', `view=pool&sort=${sort}&perPage=5`);
    expect(page.data.length).toBe(5);
    const following = await list(
      'lead',
      `view=pool&sort=${sort}&perPage=5&order=ASC&cursor=${page.next ?? ''}`,
    );
    expect(following.data.map((task) => task.id)).not.toEqual(
      expect.arrayContaining([page.data[0]?.id]),
    );
  });

  it('refuses a cursor of another order', async () => {
    const page = await list('lead', 'view=pool&sort=dueAt&order=ASC&perPage=3');
    const client = await api.as('lead');
    expect(
      problemOf(
        await client.get(`/api/tasks?view=pool&sort=dueAt&order=DESC&cursor=${page.next ?? ''}`),
      ).code,
    ).toBe('cursor-invalid');
    const forged = Buffer.from(JSON.stringify(['dueAt', 'ASC', 'not-a-date', 'x'])).toString(
      'base64url',
    );
    expect(
      problemOf(await client.get(`/api/tasks?view=pool&sort=dueAt&order=ASC&cursor=${forged}`))
        .code,
    ).toBe('cursor-invalid');
  });

  it('counts exactly to 10,000 and says that there are more', async () => {
    const page = await list('acceptor', 'view=pool&perPage=10');
    expect(page).toMatchObject({ total: 10_000, totalIsLowerBound: true });
    expect(page.next).not.toBeNull();
    expect((await list('acceptor', `view=pool&perPage=10&page=1000`)).data.length).toBe(10);
    expect(
      problemOf(await (await api.as('acceptor')).get('/api/tasks?view=pool&perPage=10&page=1001'))
        .errors?.[0]?.code,
    ).toBe('too-deep');
  });
});
