import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** When which calendar was in force: what a preview compares with, and what was put back. */
export const calendarPreviews: Migration = {
  up: statements(`
    create table calendar_period (
      id text primary key,
      version_id text not null references calendar_version,
      since timestamptz(3) not null default now(),
      until timestamptz(3),
      person_id text references person,
      cases integer not null
    );
    create index calendar_period_version on calendar_period (version_id, since);
    -- one at a time
    create unique index calendar_period_open on calendar_period ((true)) where until is null;
  `),
  down: statements(`drop table calendar_period;`),
};
