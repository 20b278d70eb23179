import type { Migration } from 'kysely/migration';
import { sqlText } from './sql-text.ts';
import { statements } from './statements.ts';

/** When the clock that runs on a case falls due first, for lists in that order. */
export const caseDue: Migration = {
  up: statements(sqlText('case-due')),
  down: statements(sqlText('case-due-down')),
};
