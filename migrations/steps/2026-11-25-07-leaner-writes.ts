import { readFileSync } from 'node:fs';
import type { Migration } from 'kysely/migration';
import { foundByKey } from './2026-11-25-05-plans.ts';
import { statements } from './statements.ts';

const text = (name: string): string =>
  readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** As an earlier step defined it. */
export const before = (file: string, name: string): string => {
  const [definition] =
    new RegExp(`create (?:or replace )?function ${name}\\(.*?\\$\\$.*?\\$\\$;`, 'su').exec(
      text(file),
    ) ?? [];
  if (definition === undefined) throw new Error(`Expected ${name} in ${file}.sql`);
  return definition.replace(/^create function/u, 'create or replace function');
};

/** The same writes in fewer statements, and one announcement a transaction. */
export const leanerWrites: Migration = {
  up: statements(`${text('leaner-writes')}\n${foundByKey}`),
  down: statements(
    [
      before('progress', 'answer_commands'),
      before('progress', 'project_tasks'),
      before('progress', 'record_progress'),
      'drop function open_tasks("case", jsonb); drop function chain_entries(text, integer, text, jsonb, integer);',
      before('ledger', 'chain_entry'),
      before('ledger', 'canonical_json'),
      'drop function json_text(text); drop function desk_entry(task, text, jsonb);',
      before('claims', 'desk_entry'),
      before('claims', 'release_task'),
      before('claims', 'claim_task'),
      before('commands', 'bind_attachments'),
      before('commands', 'accept_command'),
      before('ledger', 'announce_events'),
      `drop trigger event_is_announced on event;
      create trigger event_is_announced after insert on event referencing new table as fresh
        for each statement execute function announce_events();
      alter table event drop column transaction;`,
      foundByKey,
    ].join('\n'),
  ),
};
