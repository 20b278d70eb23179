import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** Which chain ends a seal signs, so that it can be verified later and outside; seals are only added to. */
export const sealHeads: Migration = {
  up: statements(`
    alter table seal add column entries bigint, add column moved integer;

    create table seal_head (
      seal_id bigint not null references seal deferrable initially deferred,
      case_id text collate "C" not null references "case",
      seq integer not null,
      hash text not null,
      -- the end of a chain as of a seal is its newest one up to there
      primary key (case_id, seal_id)
    );
    create trigger seal_is_kept
      before update or delete or truncate on seal
      for each statement execute function refuse_published_change();
    create trigger seal_head_is_kept
      before update or delete or truncate on seal_head
      for each statement execute function refuse_published_change();
  `),
  down: statements(`
    drop table seal_head;
    drop trigger seal_is_kept on seal;
    alter table seal drop column entries, drop column moved;
  `),
};
