import type { Migration } from 'kysely/migration';
import { foundByKey } from './2026-11-25-05-plans.ts';
import { earlierFunction, sqlText } from './sql-text.ts';
import { statements } from './statements.ts';

/** The same writes in fewer statements, and one announcement a transaction. */
export const leanerWrites: Migration = {
  up: statements(`${sqlText('leaner-writes')}\n${foundByKey}`),
  down: statements(
    [
      earlierFunction('progress', 'answer_commands'),
      earlierFunction('progress', 'project_tasks'),
      earlierFunction('progress', 'record_progress'),
      'drop function open_tasks("case", jsonb); drop function chain_entries(text, integer, text, jsonb, integer);',
      earlierFunction('ledger', 'chain_entry'),
      earlierFunction('ledger', 'canonical_json'),
      'drop function json_text(text); drop function desk_entry(task, text, jsonb);',
      earlierFunction('claims', 'desk_entry'),
      earlierFunction('claims', 'release_task'),
      earlierFunction('claims', 'claim_task'),
      earlierFunction('commands', 'bind_attachments'),
      earlierFunction('commands', 'accept_command'),
      earlierFunction('ledger', 'announce_events'),
      `drop trigger event_is_announced on event;
      create trigger event_is_announced after insert on event referencing new table as fresh
        for each statement execute function announce_events();
      alter table event drop column transaction;`,
      foundByKey,
    ].join('\n'),
  ),
};
