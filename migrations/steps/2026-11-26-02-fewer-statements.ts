import type { Migration } from 'kysely/migration';
import { foundByKey } from './2026-11-25-05-plans.ts';
import { earlierFunction, sqlText } from './sql-text.ts';
import { statements } from './statements.ts';

/** A step of a case in fewer statements; whoever loses a task that is handed over is fed it. */
export const fewerStatements: Migration = {
  up: statements(`${sqlText('fewer-statements')}\n${foundByKey}`),
  down: statements(
    [
      `create index clock_running on clock (due_at)
        where stopped_at is null and not cancelled and paused_at is null and due_at is not null;
      create index clock_undetermined on clock (missing_year) where missing_year is not null;`,
      `create function handed_over(stored task, given task) returns boolean
      language sql immutable
      return (stored.role, stored.unit_id, stored.person_id) is distinct from (given.role, given.unit_id, given.person_id);`,
      earlierFunction('delegations', 'open_tasks'),
      earlierFunction('delegations', 'close_tasks'),
      'drop function tell_holders(text, jsonb); drop function project_tasks("case", jsonb, jsonb);',
      'drop function leave_tasks(text, jsonb);',
      earlierFunction('leaner-writes', 'project_tasks'),
      earlierFunction('leaner-writes', 'answer_commands'),
      earlierFunction('progress', 'project_clocks'),
      earlierFunction('case-due', 'project_case'),
      earlierFunction('leaner-writes', 'record_progress'),
      'drop function desk_entry(integer, text, task, text, jsonb);',
      earlierFunction('leaner-writes', 'desk_entry'),
      earlierFunction('leaner-writes', 'release_task'),
      earlierFunction('leaner-writes', 'claim_task'),
      earlierFunction('leaner-writes', 'chain_entries'),
      earlierFunction('leaner-writes', 'chain_entry'),
      'drop function entry_digest(text, timestamptz, jsonb);',
      foundByKey,
    ].join('\n'),
  ),
};
