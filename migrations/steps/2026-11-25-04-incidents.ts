import type { Migration } from 'kysely/migration';
import { sqlText } from './sql-text.ts';
import { statements } from './statements.ts';

/** Incidents are told when they open, and notices are announced wherever they are written. */
export const incidents: Migration = {
  up: statements(sqlText('incidents')),
  down: statements(sqlText('incidents-down')),
};
