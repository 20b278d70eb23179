import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { GetListResult } from 'ra-core';
import type { Task } from '../../../../api/contract/tasks.ts';

type Pages = InfiniteData<GetListResult<Task>>;

/** Takes a task that is done out of the lists on screen, without asking for every page again. */
export function forgetTask(queries: QueryClient, id: string): void {
  queries.setQueriesData<Pages>({ queryKey: ['tasks', 'getInfiniteList'] }, (known) =>
    known === undefined
      ? known
      : {
          ...known,
          pages: known.pages.map((page) => {
            const data = page.data.filter((task) => task.id !== id);
            const gone = page.data.length - data.length;
            const here = known.pages.some((other) => other.data.some((task) => task.id === id));
            return {
              ...page,
              data,
              ...(here && page.total !== undefined
                ? { total: page.total - Math.max(gone, 1) }
                : {}),
            };
          }),
        },
  );
}
