import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** What ended late, newest first: since when nothing has been overdue. */
export const lateTasks: Migration = {
  up: statements(
    [
      'task_late on task (closed_at desc)',
      'task_late_unit on task (unit_id, closed_at desc)',
      'task_late_person on task (closed_by, closed_at desc)',
    ]
      .map(
        (index) =>
          `create index ${index} where state <> 'open' and paused_at is null and closed_at > due_at;`,
      )
      .join('\n'),
  ),
  down: statements('drop index task_late; drop index task_late_unit; drop index task_late_person;'),
};
