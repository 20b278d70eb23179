import type { Migration } from 'kysely/migration';
import { earlierFunction, sqlText } from './sql-text.ts';
import { statements } from './statements.ts';

/** Messages and signals of other systems; waits that begin a conversation; messages whose time is over are noted. */
export const messagesFromOutside: Migration = {
  up: statements(sqlText('messages-from-outside')),
  down: statements(
    [
      earlierFunction('events-between-cases', 'publish_message'),
      earlierFunction('events-between-cases', 'project_subscriptions'),
      earlierFunction('commands', 'refuse_command'),
      `drop function free_message(text, text);
      drop function waiting_for(text, text, text);
      drop function lock_message_name(text, boolean);
      drop table inbound_event;
      drop index message_unclaimed;
      alter table message drop column expiry_noted_at;
      delete from subscription where any_correlation;
      alter table subscription drop column any_correlation;`,
    ].join('\n'),
  ),
};
