import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** When backups were made and tried; the page of operations warns when the last one is too old. */
export const backups: Migration = {
  up: statements(`
    create table backup (
      id text primary key,
      began_at timestamptz(3) not null,
      ended_at timestamptz(3),
      place text not null,
      bytes bigint,
      error text,
      tried_at timestamptz(3)
    );
  `),
  down: statements(`
    drop table backup;
  `),
};
