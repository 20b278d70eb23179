import type { Migration } from 'kysely/migration';
import { earlierFunction, sqlText } from './sql-text.ts';
import { statements } from './statements.ts';

/** A message that a return puts back is kept for as long as was left of its time. */
export const messagesPutBack: Migration = {
  up: statements(sqlText('messages-put-back')),
  down: statements(earlierFunction('events-between-cases', 'publish_message')),
};
