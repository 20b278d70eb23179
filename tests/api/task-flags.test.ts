import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Task, TaskDetail, TaskList } from '../../api/contract/tasks.ts';
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

const pool = async (login: string, filter: object = {}): Promise<Task[]> => {
  const query = `view=pool&filter=${encodeURIComponent(JSON.stringify(filter))}`;
  return read(TaskList, await (await api.as(login)).get(`/api/tasks?${query}`)).data;
};

describe('a flag on a task', () => {
  it('is seen by whoever has set it, is filtered by, and is taken off', async () => {
    const [caseId, other] = [await town.open(), await town.open()];
    const { id } = await town.find('acceptor', caseId, 'accept');
    const acceptor = await api.as('acceptor');
    // Twice is the same as once.
    for (const _ of [1, 2]) {
      expect((await acceptor.send('PUT', `/api/tasks/${id}/flag`)).statusCode).toBe(204);
    }
    const flags = (await pool('acceptor')).map((task) => [task.caseId, task.flagged]);
    expect(flags).toContainEqual([caseId, true]);
    expect(flags).toContainEqual([other, false]);
    const flagged = await pool('acceptor', { flagged: 'yes' });
    expect(flagged.map((task) => task.id)).toEqual([id]);
    expect(read(TaskDetail, await acceptor.get(`/api/tasks/${id}`)).flagged).toBe(true);
    const commander = await api.as('commander');
    expect(read(TaskDetail, await commander.get(`/api/tasks/${id}`)).flagged).toBe(false);

    expect((await acceptor.send('DELETE', `/api/tasks/${id}/flag`)).statusCode).toBe(204);
    expect(await pool('acceptor', { flagged: 'yes' })).toEqual([]);
  });

  it('is put on nothing that the reader does not see', async () => {
    const caseId = await town.open();
    const { id } = await town.find('acceptor', caseId, 'accept');
    const handler = await api.as('handler');
    expect(problemOf(await handler.send('PUT', `/api/tasks/${id}/flag`)).code).toBe('not-found');
    expect(problemOf(await handler.send('PUT', '/api/tasks/none/flag')).code).toBe('not-found');
  });
});
