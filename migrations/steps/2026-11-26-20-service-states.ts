import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** Whether the services that procedures call answer: one row a service, written by the workers. */
export const serviceStates: Migration = {
  up: statements(`
    create table service_state (
      name text primary key,
      succeeded_at timestamptz(3),
      failed_at timestamptz(3),
      error text,
      failures integer not null default 0
    );
  `),
  down: statements(`
    drop table service_state;
  `),
};
