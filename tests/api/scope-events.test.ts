import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NoticesRead } from '../../api/contract/reference.ts';
import { newId } from '../../migrations/new-id.ts';
import { can } from '../../domain/permissions/can.ts';
import { EventReader } from './event-reader.ts';
import { findsTask, type Walker, walkerOf, walkers } from './scope-model.ts';
import { plantRecords, type WalkRecord } from './scope-records.ts';
import { read, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
let address: string;
let records: readonly WalkRecord[];
let people: readonly Walker[];

beforeAll(async () => {
  api = await startTestApi();
  address = await api.app.listen({ host: '127.0.0.1', port: 0 });
  records = await plantRecords(api);
  people = await Promise.all(walkers.map(async (login) => walkerOf(api, login)));
});
afterAll(async () => {
  await api.close();
});

/** The rows with which the projection announces a case and its task. */
const announce = async (of: WalkRecord): Promise<void> => {
  const { unit, grid, task } = of.columns;
  const row = { case_id: of.caseId, version: 1, grid_id: grid };
  await api.app.services.database
    .insertInto('event')
    .values([
      { ...row, type: 'case-changed', task_id: null, role: null, unit_id: unit, person_id: null },
      {
        ...row,
        type: 'task-changed',
        task_id: of.taskId,
        role: task.role,
        unit_id: task.unit,
        person_id: task.person,
      },
    ])
    .execute();
};

/** Tells each of them something of their own: whoever was not told of another matter by then will not be. */
const tellTheEnd = async (): Promise<void> => {
  for (const { principal } of people) {
    await api.app.services.database
      .insertInto('event')
      .values({
        type: 'notice-added',
        case_id: 'end',
        task_id: null,
        version: 0,
        role: null,
        unit_id: null,
        person_id: principal.person,
        grid_id: null,
      })
      .execute();
  }
};

/** What the columns of a row say of a case: nobody's own, of its own unit only. */
const byColumns = ({ principal }: Walker, of: WalkRecord): boolean =>
  can(principal, 'case.read', {
    own: false,
    units: [of.columns.unit ?? []].flat(),
    unitsAbove: of.columns.unit === null ? [] : of.case.unitsAbove,
    grid: of.columns.grid,
  }).allowed;

describe('events', () => {
  it('tell of what is in scope, and of nothing that is not found', async () => {
    const listening = await Promise.all(
      people.map(async (person) => ({
        person,
        stream: await EventReader.open(address, person.client),
      })),
    );
    for (const of of records) await announce(of);
    await tellTheEnd();
    for (const { person, stream } of listening) {
      await expect.poll(() => stream.of('notice-added')).toContain('end');
      const cases = records.filter((of) => byColumns(person, of)).map((of) => of.caseId);
      expect([person.login, stream.of('case-changed').toSorted()]).toEqual([
        person.login,
        cases.toSorted(),
      ]);
      const told = new Set(stream.of('task-changed'));
      const found = new Set(records.filter((of) => findsTask(person, of)).map((of) => of.taskId));
      expect([person.login, [...told].filter((id) => !found.has(id))]).toEqual([person.login, []]);
      // A copy is no work: what is sent to somebody for their information is told when it changes as a case.
      const work = records.filter((of) => of.ownTask.includes(person.login) && !of.copied);
      expect([person.login, work.filter((of) => !told.has(of.taskId))]).toEqual([person.login, []]);
      stream.close();
    }
  });
});

describe('notices', () => {
  it('are marked as read by those whose they are', async () => {
    const ids = await Promise.all(
      ['p-handler', 'p-lead2'].map(async (person) => {
        const id = newId();
        await api.app.services.database
          .insertInto('notice')
          .values({
            id,
            case_id: records[0]?.caseId ?? '',
            type: 'urge',
            role: null,
            unit_id: null,
            person_id: person,
            params: '{}',
            read_at: null,
          })
          .execute();
        return id;
      }),
    );
    const handler = await api.as('handler');
    const marked = async (id: string | undefined) =>
      read(NoticesRead, await handler.post('/api/notices/read', { ids: [id] })).read;
    expect(await marked(ids[1])).toBe(0);
    expect(await marked(ids[0])).toBe(1);
  });
});
