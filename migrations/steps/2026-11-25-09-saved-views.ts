import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** Places in a list that a person named. */
export const savedViews: Migration = {
  up: statements(`
    create table saved_view (
      id text primary key,
      person_id text not null references person,
      list text not null,
      name text not null,
      query jsonb not null,
      version integer not null default 1,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      -- the views of a person, by name
      unique (person_id, list, name)
    );
  `),
  down: statements(`drop table saved_view;`),
};
