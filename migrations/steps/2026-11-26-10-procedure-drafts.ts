import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** What is written before it is published, by whom and how far it is; published versions stay as they are. */
export const procedureDrafts: Migration = {
  up: statements(`
    create table procedure_draft (
      id text primary key,
      -- of a procedure that may not be there yet
      procedure_key text not null,
      name text not null,
      name_en text not null,
      based_on integer,
      xml text not null,
      forms jsonb not null,
      decisions jsonb not null,
      state text not null,
      version integer not null default 1,
      -- everybody who has written some of it: none of them reviews it
      authors text[] not null,
      created_by text not null references person,
      created_at timestamptz(3) not null,
      saved_by text not null references person,
      saved_at timestamptz(3) not null,
      editor text references person,
      editor_since timestamptz(3),
      submitted_by text references person,
      submitted_at timestamptz(3),
      reviewed_by text references person,
      reviewed_at timestamptz(3),
      verdict text,
      reason text,
      published_by text references person,
      published_at timestamptz(3),
      published_version integer,
      check (state in ('draft', 'review', 'approved', 'published', 'discarded')),
      foreign key (procedure_key, based_on) references procedure_version,
      foreign key (procedure_key, published_version) references procedure_version
    );
    -- one draft of a procedure is not over: nobody's work is published away by somebody else's
    create unique index procedure_draft_open on procedure_draft (procedure_key)
      where state in ('draft', 'review', 'approved');
    -- of one procedure, newest first
    create index procedure_draft_of on procedure_draft (procedure_key, created_at desc, id);

    -- Cases in progress run on the version that they began with.
    create trigger procedure_version_is_kept
      before update or delete or truncate on procedure_version
      for each statement execute function refuse_published_change();
  `),
  down: statements(`
    drop trigger procedure_version_is_kept on procedure_version;
    drop table procedure_draft;
  `),
};
