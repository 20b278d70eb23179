import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** Which case repeats which: its reports are answered with the original. */
export const duplicates: Migration = {
  up: statements(`
    create table duplicate (
      case_id text not null references "case",
      -- a link of an earlier round counts no more: the case was reopened
      round integer not null,
      -- itself nobody's duplicate: what is merged takes its own duplicates along
      original_id text not null references "case",
      merged_at timestamptz(3) not null default now(),
      primary key (case_id, round),
      check (case_id <> original_id)
    );
    -- the duplicates of an original: for its page, and when it ends
    create index duplicate_original on duplicate (original_id);
  `),
  down: statements(`drop table duplicate;`),
};
