import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** What somebody typed for a task and lets the others go on with whom it is offered to. */
export const taskDrafts: Migration = {
  up: statements(`
    create table task_draft (
      -- one a task: whoever shares another has seen this one
      task_id text primary key references task,
      id text not null unique,
      given jsonb not null,
      "values" jsonb not null,
      outcome text,
      task_version integer not null,
      person_id text not null references person,
      shared_at timestamptz(3) not null default now()
    );
  `),
  down: statements(`drop table task_draft;`),
};
