import type { Migration } from 'kysely/migration';
import { earlierFunction, sqlText } from './sql-text.ts';
import { statements } from './statements.ts';

/** Who publishes or awaits a message waits only for who does so with the same correlation. */
export const messageLocks: Migration = {
  up: statements(sqlText('message-locks')),
  down: statements(
    [
      `create function lock_message_name(name text) returns void
      language sql
      begin atomic
        select pg_advisory_xact_lock(hashtextextended('message ' || lock_message_name.name, 0));
      end;`,
      earlierFunction('messages', 'publish_message'),
      earlierFunction('progress', 'project_subscriptions'),
      'drop function lock_message(text, text);',
    ].join('\n'),
  ),
};
