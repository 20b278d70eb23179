import type { Migration } from 'kysely/migration';
import { earlierFunction, sqlText } from './sql-text.ts';
import { statements } from './statements.ts';

/** Signals reach every case that waits for them; messages and signals start cases. */
export const eventsBetweenCases: Migration = {
  up: statements(sqlText('events-between-cases')),
  down: statements(
    [
      earlierFunction('message-locks', 'publish_message'),
      earlierFunction('message-locks', 'project_subscriptions'),
      'drop function broadcast_signal(jsonb);',
      `delete from subscription where kind <> 'message';
      alter table subscription drop column kind;
      delete from message where starts is not null;
      alter table message drop column starts;
      drop table start_subscription;
      alter table "case" drop column business_key;`,
    ].join('\n'),
  ),
};
