import type { Migration } from 'kysely/migration';
import { earlierFunction, sqlText } from './sql-text.ts';
import { statements } from './statements.ts';

/** Messages of steps that come again; refused messages go to any other wait; waits that ask for something else. */
export const messagesOfSteps: Migration = {
  up: statements(sqlText('messages-of-steps')),
  down: statements(
    [
      'drop function free_message(text); drop function waiting_for(text, text, text);',
      earlierFunction('messages-from-outside', 'waiting_for'),
      earlierFunction('messages-from-outside', 'free_message'),
      earlierFunction('messages-from-outside', 'publish_message'),
      earlierFunction('messages-from-outside', 'refuse_command'),
      earlierFunction('messages-from-outside', 'project_subscriptions'),
      earlierFunction('events-between-cases', 'broadcast_signal'),
      earlierFunction('progress', 'supersede_steps'),
      `alter table message drop column revoked;
      alter table message drop column sent_in;
      alter table message drop column sent_by;`,
    ].join('\n'),
  ),
};
