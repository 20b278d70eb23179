import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** What ended late, newest first: since when nothing has been overdue. */
export const lateTasks: Migration = {
  up: statements(
    `create index task_late on task (closed_at desc)
      where state <> 'open' and paused_at is null and closed_at > due_at;`,
  ),
  down: statements('drop index task_late;'),
};
