import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** The texts of decisions, named by their content, and which of them a version of a procedure asks. */
export const decisions: Migration = {
  up: statements(`
    create table decision_text (
      hash text primary key,
      model text not null,
      name text not null,
      text text not null,
      created_at timestamptz(3) not null default now()
    );

    create table procedure_decision (
      procedure_key text not null,
      version integer not null,
      process text not null,
      model text not null,
      hash text not null references decision_text,
      -- the graph has one model of an id in each of its processes
      primary key (procedure_key, version, process, model),
      foreign key (procedure_key, version) references procedure_version
    );

    -- What was published stays for every user of the database.
    create function refuse_published_change() returns trigger
    language plpgsql as $$
    begin
      raise exception 'Expected % to be only added to, but % was tried', tg_table_name, lower(tg_op);
    end $$;
    create trigger decision_text_is_kept
      before update or delete or truncate on decision_text
      for each statement execute function refuse_published_change();
    create trigger procedure_decision_is_kept
      before update or delete or truncate on procedure_decision
      for each statement execute function refuse_published_change();
  `),
  down: statements(`
    drop table procedure_decision, decision_text;
    drop function refuse_published_change();
  `),
};
