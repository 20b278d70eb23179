import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** Verifications of all ledger chains: how far each is, and what it found. */
export const ledgerChecks: Migration = {
  up: statements(`
    create table ledger_check (
      id text primary key,
      created_by text not null references person,
      created_at timestamptz(3) not null,
      total integer not null,
      after_case text not null default '',
      cases integer not null default 0,
      entries bigint not null default 0,
      faults integer not null default 0,
      finished_at timestamptz(3)
    );
    -- the newest first
    create index ledger_check_created on ledger_check (created_at desc, id desc);

    create table ledger_check_fault (
      check_id text not null references ledger_check,
      case_id text not null references "case",
      seq integer not null,
      reason text not null,
      primary key (check_id, case_id)
    );
  `),
  down: statements(`
    drop table ledger_check_fault, ledger_check;
  `),
};
