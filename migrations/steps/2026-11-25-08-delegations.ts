import { readFileSync } from 'node:fs';
import type { Migration } from 'kysely/migration';
import { before } from './2026-11-25-07-leaner-writes.ts';
import { statements } from './statements.ts';

const text = readFileSync(new URL('./sql/delegations.sql', import.meta.url), 'utf8');

/** Who does a task for whom; whoever gets a task from somebody else finds it unclaimed. */
export const delegations: Migration = {
  up: statements(text),
  down: statements(
    [
      before('progress', 'close_tasks'),
      before('leaner-writes', 'open_tasks'),
      'drop function handed_over(task, task);',
      'drop index task_delegation_owner, task_delegation_delegate;',
      'alter table task drop column delegation;',
    ].join('\n'),
  ),
};
