import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** How old a password is, and which ones a person has had: for change by age and without repeats. */
export const passwords: Migration = {
  up: statements(`
    alter table person add column password_changed_at timestamptz(3) not null default now();

    create table password_history (
      person_id text not null references person,
      password_hash text not null,
      replaced_at timestamptz(3) not null,
      -- the last ones of a person, newest first
      primary key (person_id, replaced_at)
    );
  `),
  down: statements(`
    drop table password_history;
    alter table person drop column password_changed_at;
  `),
};
