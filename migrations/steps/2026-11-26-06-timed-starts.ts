import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** Timers and conditions start cases. */
export const timedStarts: Migration = {
  up: statements(`
    -- When the timers of start events fire next, of the current version of each procedure.
    create table timer_start (
      procedure_key text not null references procedure,
      -- what the element waits for: one of several has a place of its own
      trigger text not null,
      element text not null,
      timer jsonb not null,
      kind text not null check (kind in ('date', 'duration', 'cycle')),
      text text not null,
      since timestamptz(3) not null,
      turn integer not null,
      due_at timestamptz(3),
      primary key (procedure_key, trigger)
    );
    -- Whether the conditions of start events hold, of the current version of each procedure.
    create table conditional_start (
      procedure_key text not null references procedure,
      trigger text not null,
      element text not null,
      condition text not null,
      held boolean not null,
      primary key (procedure_key, trigger)
    );
  `),
  down: statements(`
    drop table conditional_start;
    drop table timer_start;
  `),
};
