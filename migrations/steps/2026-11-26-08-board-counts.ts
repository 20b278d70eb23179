import type { Migration } from 'kysely/migration';
import { sqlText } from './sql-text.ts';
import { statements } from './statements.ts';

/** Counts of open tasks that every change of a task keeps, so that the board need not count. */
export const boardCounts: Migration = {
  up: statements(sqlText('board-counts')),
  down: statements(`
    drop function fold_board(integer, timestamptz);
    drop view board_mark;
    drop function board_marks(board_delta);
    drop trigger urgency_is_counted on "case";
    drop trigger task_changed_is_counted on task;
    drop trigger task_removed_is_counted on task;
    drop trigger task_opened_is_counted on task;
    drop function count_urgency();
    drop function count_task();
    drop function count_on_board(task, text, integer);
    drop function board_bucket(timestamptz);
    drop index assessment_written;
    drop index task_warn;
    drop table board_count;
    drop table board_delta;`),
};
