import type { Migration } from 'kysely/migration';
import { foundByKey } from './2026-11-25-05-plans.ts';
import { earlierFunction, sqlText } from './sql-text.ts';
import { statements } from './statements.ts';

/** Tasks that wait for an answer they have asked for; taking back what nobody has touched yet. */
export const askedBack: Migration = {
  up: statements(`${sqlText('asked-back')}\n${foundByKey}`),
  down: statements(
    [
      earlierFunction('leaner-writes', 'accept_command'),
      'drop function touched_problem(text, text, jsonb, text);',
      earlierFunction('fewer-statements', 'project_tasks'),
      earlierFunction('fewer-statements', 'tell_holders'),
      'alter table task drop column waits_for;',
      foundByKey,
    ].join('\n'),
  ),
};
