import type { Migration } from 'kysely/migration';
import { foundByKey } from './2026-11-25-05-plans.ts';
import { earlierFunction, sqlText } from './sql-text.ts';
import { statements } from './statements.ts';

/** Claiming and completing a task in one round trip each. */
export const tasksAtHand: Migration = {
  up: statements(`${sqlText('tasks-at-hand')}\n${foundByKey}`),
  down: statements(
    [
      earlierFunction('asked-back', 'accept_command'),
      earlierFunction('fewer-statements', 'claim_task'),
      'drop function offered_post(text, text, text, text, text, jsonb);',
      foundByKey,
    ].join('\n'),
  ),
};
