import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDataProvider } from '../../../admin-ui/providers/data-provider.ts';
import { fakeServer } from '../screen.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
});

const params = (
  page: number,
  filter: Record<string, string> = { view: 'mine', stage: 'dispatch' },
) => ({
  pagination: { page, perPage: 2 },
  sort: { field: 'dueAt', order: 'ASC' as const },
  filter,
});

const queryOf = (path: string | undefined): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(path?.split('?')[1]));

describe('the data provider', () => {
  it('goes on by the cursor of the page before', async () => {
    const pages = [
      { data: [{ id: 'a' }], total: 10_000, totalIsLowerBound: true, next: 'after-a' },
      { data: [{ id: 'b' }], total: 10_000, totalIsLowerBound: true, next: null },
    ];
    const server = fakeServer({ 'GET /api/tasks': () => ({ body: pages.shift() }) });
    const provider = createDataProvider();
    const first = await provider.getList('tasks', params(1));
    expect(first).toMatchObject({
      pageInfo: { hasNextPage: true },
      meta: { totalIsLowerBound: true },
    });
    expect(queryOf(server.asked[0]?.path)).toEqual({
      view: 'mine',
      perPage: '2',
      page: '1',
      sort: 'dueAt',
      order: 'ASC',
      filter: '{"stage":"dispatch"}',
    });
    const second = await provider.getList('tasks', params(2));
    expect(second.pageInfo?.hasNextPage).toBe(false);
    expect(queryOf(server.asked[1]?.path)).toMatchObject({ cursor: 'after-a' });
    expect(queryOf(server.asked[1]?.path)).not.toHaveProperty('page');
  });

  it('keeps the cursors of different lists apart', async () => {
    const server = fakeServer({ 'GET /api/tasks': { body: { data: [], total: 0, next: 'x' } } });
    const provider = createDataProvider();
    await provider.getList('tasks', params(1));
    await provider.getList('tasks', params(2, { view: 'pool' }));
    expect(queryOf(server.asked[1]?.path)).toMatchObject({ view: 'pool', page: '2' });
  });

  it('does not write: what changes something is an operation', async () => {
    await expect(createDataProvider().create('tasks', { data: {} })).rejects.toThrow(
      'Expected only reads',
    );
  });
});
