import type { Migration } from 'kysely/migration';
import { earlierFunction, sqlText } from './sql-text.ts';
import { statements } from './statements.ts';

/** A message that replaces another one carries what that one did, unless it says otherwise. */
export const messagesAgain: Migration = {
  up: statements(sqlText('messages-again')),
  down: statements(earlierFunction('messages-of-steps', 'publish_message')),
};
