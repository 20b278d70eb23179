import { readFileSync } from 'node:fs';
import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

const text = (name: string): string =>
  readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** When the clock that runs on a case falls due first, for lists in that order. */
export const caseDue: Migration = {
  up: statements(text('case-due')),
  down: statements(text('case-due-down')),
};
