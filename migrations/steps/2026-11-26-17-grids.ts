import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** Grids are drawn and closed by administrators. */
export const grids: Migration = {
  up: statements(`
    alter table grid
      add column active boolean not null default true,
      add column version integer not null default 1;
  `),
  down: statements(`
    alter table grid drop column version, drop column active;
  `),
};
