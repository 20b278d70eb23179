import type { Migration } from 'kysely/migration';
import { earlierFunction, sqlText } from './sql-text.ts';
import { statements } from './statements.ts';

/** Who does a task for whom; whoever gets a task from somebody else finds it unclaimed. */
export const delegations: Migration = {
  up: statements(sqlText('delegations')),
  down: statements(
    [
      earlierFunction('progress', 'close_tasks'),
      earlierFunction('leaner-writes', 'open_tasks'),
      'drop function handed_over(task, task);',
      'drop index task_delegation_owner, task_delegation_delegate;',
      'alter table task drop column delegation;',
    ].join('\n'),
  ),
};
