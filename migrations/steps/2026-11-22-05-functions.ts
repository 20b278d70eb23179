import type { Migration } from 'kysely/migration';
import { sqlText } from './sql-text.ts';
import { statements } from './statements.ts';

const files = ['ledger', 'messages', 'progress', 'commands', 'claims'] as const;

/** The functions that write a case: what must be one round trip or one statement. */
export const functions: Migration = {
  up: statements(`set local check_function_bodies = off;\n${files.map(sqlText).join('\n')}`),
  down: statements(
    files
      .toReversed()
      .map((name) => sqlText(`${name}-down`))
      .join('\n'),
  ),
};
