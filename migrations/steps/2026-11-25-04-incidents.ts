import { readFileSync } from 'node:fs';
import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

const text = (name: string): string =>
  readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** Incidents are told when they open, and notices are announced wherever they are written. */
export const incidents: Migration = {
  up: statements(text('incidents')),
  down: statements(text('incidents-down')),
};
