import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Board, BoardTaskList } from '../../api/contract/board.ts';
import type { ClockState } from '../../api/contract/common.ts';
import { OpenCardList } from '../../api/contract/supervision.ts';
import { TaskList, type Task } from '../../api/contract/tasks.ts';
import { plantCard, plantCase, plantTasks, type TaskPlanting } from './plant.ts';
import { read, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;

const mine: readonly Partial<TaskPlanting>[] = [
  {},
  { person: 'p-handler' },
  { claimedBy: 'p-handler' },
];
const others: readonly Partial<TaskPlanting>[] = [
  { unit: 'u-municipal' },
  { role: 'lead' },
  { person: 'p-lead' },
  { claimedBy: 'p-lead' },
  { exclude: ['p-handler'] },
];
const stages = ['handle', 'check'] as const;
const dues = [-26 * 60, -90, -3, 2, 240, 3 * 24 * 60, null];
const urgencies = ['normal', 'critical'] as const;

const board = async (login: string, query = ''): Promise<Board> =>
  read(Board, await (await api.as(login)).get(`/api/board${query}`));
const inbox = async (): Promise<readonly Task[]> => {
  const client = await api.as('handler');
  const lists = ['mine', 'pool'].map(async (view) =>
    read(TaskList, await client.get(`/api/tasks?view=${view}&perPage=200`)),
  );
  return (await Promise.all(lists)).flatMap(({ data }) => data);
};

interface Planned {
  readonly urgency: (typeof urgencies)[number];
  readonly stage: (typeof stages)[number];
  readonly dueInMinutes: number | null;
  readonly whose: Partial<TaskPlanting>;
}
const plans: readonly Planned[] = urgencies.flatMap((urgency) =>
  stages.flatMap((stage) =>
    dues.flatMap((dueInMinutes) =>
      [...mine, ...others].map((whose) => ({ urgency, stage, dueInMinutes, whose })),
    ),
  ),
);

const plant = async ({ urgency, whose, ...task }: Planned): Promise<void> => {
  const { services } = api.app;
  const of = await plantCase(services, { unit: 'u-enforcement', title: '一件' });
  await plantTasks(services, of, { role: 'handler', unit: 'u-enforcement', ...task, ...whose });
  await sql`update "case" set urgency = ${urgency} where id = ${of.id}`.execute(services.database);
};

beforeAll(async () => {
  api = await startTestApi();
  for (const planned of plans) await plant(planned);
  const { database } = api.app.services;
  await sql`update task set paused_at = now() where person_id = 'p-handler' and due_at < now() - interval '1 hour'`.execute(
    database,
  );
  await sql`update task set clock_undetermined = true where claimed_by = 'p-handler' and due_at is null`.execute(
    database,
  );
});
afterAll(async () => {
  await api.close();
});

const states = ['fine', 'warn', 'overdue', 'paused', 'none', 'undetermined'] as const;
const tally = (tasks: readonly Task[]) => {
  const of = (state: ClockState) => tasks.filter(({ clockState }) => clockState === state).length;
  return Object.fromEntries(states.map((state) => [state, of(state)]));
};

describe('the board of those who answer for no unit', () => {
  it('counts what is in their inbox, cell by cell and state by state', async () => {
    const tasks = await inbox();
    expect(tasks).toHaveLength(plans.filter(({ whose }) => mine.includes(whose)).length);
    const found = tally(tasks);
    expect(states.filter((state) => found[state] === 0)).toEqual([]);
    const { scope, data, total } = await board('handler');
    expect([scope, total]).toEqual(['own', tasks.length]);
    expect(data.map(({ unit, stage }) => [unit?.id, stage])).toEqual([
      ['u-enforcement', 'check'],
      ['u-enforcement', 'handle'],
    ]);
    for (const cell of data) {
      const inCell = tasks.filter(({ stage }) => stage === cell.stage);
      expect(cell).toMatchObject({ open: inCell.length, ...tally(inCell) });
    }
    const critical = tasks.filter(({ urgency }) => urgency === 'critical');
    expect((await board('handler', '?urgency=critical')).total).toBe(critical.length);
    expect((await board('handler', '?kind=department')).total).toBe(tasks.length);
    expect((await board('handler', '?kind=village')).total).toBe(0);
  });

  it('lists what it counts, and nothing of others', async () => {
    const client = await api.as('handler');
    const list = async (filter: object) => {
      const url = `/api/board/tasks?perPage=200&filter=${encodeURIComponent(JSON.stringify(filter))}`;
      return read(BoardTaskList, await client.get(url)).data.map(({ id }) => id);
    };
    const tasks = await inbox();
    const ids = tasks.map(({ id }) => id);
    expect((await list({})).toSorted()).toEqual(ids.toSorted());
    const { overdue } = await board('handler');
    expect(await list({ clockState: 'overdue' })).toHaveLength(overdue);
    expect(await list({ unit: 'u-municipal' })).toEqual([]);
  });

  it('tells of the cards on their cases', async () => {
    const { services } = api.app;
    const [task] = await inbox();
    const strange = await plantCase(services, { unit: 'u-enforcement' });
    for (const caseId of [task?.caseId ?? '', strange.id])
      await plantCard(services, {
        caseId,
        columns: { unit: null, task: { unit: 'u-enforcement' } },
      });
    expect((await board('handler')).cards).toMatchObject({ blue: 1, first: { level: 'blue' } });
    const cards = read(OpenCardList, await (await api.as('handler')).get('/api/cards'));
    expect(cards.data.map(({ caseId }) => caseId)).toEqual([task?.caseId]);
  });

  it('is the kept board where nobody else has anything', async () => {
    const ids = (await inbox()).map(({ id }) => id);
    await sql`update task set state = 'cancelled', closed_at = now()
      where state = 'open' and not (id = any(${ids}::text[]))`.execute(api.app.services.database);
    for (const query of ['', '?urgency=critical', '?kind=centre']) {
      const {
        scope: _all,
        cards: _,
        serverTime: _then,
        ...kept
      } = await board('supervisor', query);
      const { scope: _own, cards: _mine, serverTime: _now, ...own } = await board('handler', query);
      // What others had is no longer open: the kept board has it among what has changed since yesterday.
      expect({ ...own, sinceYesterday: 0 }).toEqual({ ...kept, sinceYesterday: 0 });
    }
  });

  it('holds what is open against a day ago', async () => {
    const tasks = await inbox();
    expect((await board('handler')).sinceYesterday).toBe(tasks.length);
    const [first, second] = tasks;
    const { database } = api.app.services;
    await sql`update task set opened_at = now() - interval '2 days' where id in (${first?.id}, ${second?.id})`.execute(
      database,
    );
    await sql`update task set state = 'completed', closed_at = now(), closed_by = 'p-handler' where id = ${first?.id}`.execute(
      database,
    );
    // One that was open a day ago still is, one is done: of all others there was nothing.
    expect((await board('handler')).sinceYesterday).toBe(tasks.length - 2 - 1);
  });
});
