import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** People flag tasks, each for themselves. */
export const taskFlags: Migration = {
  up: statements(`
    -- asked for by person and task together, with each row of a list
    create table task_flag (
      person_id text not null references person,
      task_id text not null references task,
      flagged_at timestamptz(3) not null default now(),
      primary key (person_id, task_id)
    );
  `),
  down: statements('drop table task_flag;'),
};
