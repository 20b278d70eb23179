import type { Migration } from 'kysely/migration';
import { earlierFunction, sqlText } from './sql-text.ts';
import { statements } from './statements.ts';

/** Signals reach every case that waits for them. */
export const signals: Migration = {
  up: statements(sqlText('signals')),
  down: statements(
    [
      earlierFunction('message-locks', 'publish_message'),
      earlierFunction('message-locks', 'project_subscriptions'),
      'drop function broadcast_signal(jsonb);',
      `delete from subscription where kind <> 'message';
      alter table subscription drop column kind;`,
    ].join('\n'),
  ),
};
