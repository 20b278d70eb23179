import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { forgetTask } from '../../../admin-ui/resources/tasks/inbox/forget-task.ts';
import { differenceOf } from '../../../admin-ui/resources/tasks/inbox/use-arrivals.ts';
import { after, neighbour } from '../../../admin-ui/resources/tasks/inbox/use-list-keys.ts';
import { runBulk } from '../../../admin-ui/resources/tasks/inbox/run-bulk.ts';
import { problemOf } from '../../../admin-ui/providers/api-fetch.ts';
import { taskRow } from '../tasks.ts';

const tasks = ['a', 'b', 'c'].map((id) => taskRow({ id }));

describe('moving through the list', () => {
  it.each([
    ['a', 1, 'b'],
    ['b', -1, 'a'],
    ['c', 1, undefined],
    ['a', -1, undefined],
    [null, 1, 'a'],
    [null, -1, 'c'],
    ['gone', 1, 'a'],
  ] as const)('from %s by %i comes to %s', (from, step, to) => {
    expect(neighbour(tasks, from, step)?.id).toBe(to);
  });

  it('goes on to the next task when one is done, at the end to another', () => {
    expect(after(tasks, 'a')?.id).toBe('b');
    expect(after(tasks, 'c')?.id).toBe('a');
    expect(after([taskRow({ id: 'a' })], 'a')).toBeUndefined();
  });
});

describe('forgetTask', () => {
  it('takes the task out of the loaded pages and out of the total', () => {
    const queries = new QueryClient();
    const key = ['tasks', 'getInfiniteList', {}];
    queries.setQueryData(key, {
      pageParams: [1, 2],
      pages: [
        { data: tasks.slice(0, 2), total: 3 },
        { data: tasks.slice(2), total: 3 },
      ],
    });
    forgetTask(queries, 'b');
    expect(queries.getQueryData(key)).toMatchObject({
      pages: [
        { data: [{ id: 'a' }], total: 2 },
        { data: [{ id: 'c' }], total: 2 },
      ],
    });
  });
});

describe('differenceOf', () => {
  const shown = [taskRow({ id: 'a', version: 1 }), taskRow({ id: 'b', version: 4 })];

  it.each([
    ['a task that came', ['new'], [taskRow({ id: 'new' })], { fresh: 1, changed: true }],
    ['a task that went', ['a'], [], { fresh: 0, changed: true }],
    ['a task that changed', ['b'], [taskRow({ id: 'b', version: 5 })], { fresh: 0, changed: true }],
    [
      'a task as it is shown',
      ['b'],
      [taskRow({ id: 'b', version: 4 })],
      { fresh: 0, changed: false },
    ],
    ['a task of another list', ['x'], [], { fresh: 0, changed: false }],
  ] as const)('knows %s', (_what, ids, now, expected) => {
    expect(differenceOf(shown, ids, now)).toEqual(expected);
  });
});

describe('runBulk', () => {
  it('does the others when one fails, and says which failed and why', async () => {
    const told: number[] = [];
    const result = await runBulk(
      ['a', 'b', 'c', 'd', 'e'],
      async (id) => {
        await Promise.resolve();
        if (id === 'c') {
          throw problemOf(409, { code: 'task-claimed-by-other' });
        }
      },
      (through) => told.push(through),
    );
    expect([...result.done].toSorted()).toEqual(['a', 'b', 'd', 'e']);
    expect(result.failed).toEqual([{ id: 'c', code: 'task-claimed-by-other' }]);
    expect(told).toEqual([1, 2, 3, 4, 5]);
  });

  it('runs a few at a time only', async () => {
    let running = 0;
    let most = 0;
    await runBulk(
      Array.from({ length: 30 }, (_, index) => String(index)),
      async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => {
          setTimeout(resolve, 1);
        });
        running -= 1;
      },
      () => undefined,
    );
    expect(most).toBe(4);
  });
});
