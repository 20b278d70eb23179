import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** When which catalogue was in force, who brought it in and why. */
export const cataloguePeriods: Migration = {
  up: statements(`
    create table catalogue_period (
      id text primary key,
      version_id text not null references catalogue_version,
      since timestamptz(3) not null default now(),
      until timestamptz(3),
      person_id text references person,
      note text not null
    );
    create index catalogue_period_version on catalogue_period (version_id, since);
    -- one at a time
    create unique index catalogue_period_open on catalogue_period ((true)) where until is null;
    -- the same class in every version
    create index catalogue_class_code on catalogue_class (kind, code);
  `),
  down: statements(`
    drop index catalogue_class_code;
    drop table catalogue_period;
  `),
};
