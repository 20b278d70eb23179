import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** What closed cases would have become on a draft. */
export const rehearsals: Migration = {
  up: statements(`
    create table rehearsal (
      id text primary key,
      draft_id text not null references procedure_draft,
      draft_version integer not null,
      -- of the draft as it was: what every case of the rehearsal runs on
      graph jsonb not null,
      closed_from timestamptz(3) not null,
      closed_to timestamptz(3) not null,
      closed integer not null,
      created_by text not null references person,
      created_at timestamptz(3) not null
    );
    -- of one draft, newest first
    create index rehearsal_draft on rehearsal (draft_id, created_at desc, id);

    create table rehearsal_case (
      rehearsal_id text not null references rehearsal on delete cascade,
      place integer not null,
      case_id text not null references "case",
      -- null: not run yet
      outcome text,
      result jsonb,
      primary key (rehearsal_id, place),
      check (outcome in ('same', 'different', 'stands', 'not-compared'))
    );

    -- closed cases of one procedure by when they ended: what a rehearsal takes
    create index case_closed_of_procedure on "case" (procedure_key, ended_at desc) where state = 'closed';
  `),
  down: statements(`
    drop index case_closed_of_procedure;
    drop table rehearsal_case, rehearsal;
  `),
};
