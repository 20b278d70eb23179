import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** Cases have a level of secrecy; who opens a protected one says what for, which holds for a time. */
export const protectedCases: Migration = {
  up: statements(`
    alter table "case" add column secrecy text not null default 'ordinary'
      check (secrecy in ('ordinary', 'protected'));
    -- what lists leave out of a search, of few rows
    create index case_protected on "case" (id) where secrecy = 'protected';

    create table case_purpose (
      case_id text not null references "case",
      person_id text not null references person,
      purpose text not null,
      given_at timestamptz(3) not null,
      valid_until timestamptz(3) not null,
      primary key (case_id, person_id)
    );
  `),
  down: statements(`
    drop table case_purpose;
    drop index case_protected;
    alter table "case" drop column secrecy;
  `),
};
