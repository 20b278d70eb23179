import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** What is read of tables that only grow: a part of them, by an index. */
export const longRunning: Migration = {
  up: statements(`
    -- the commands of the last day, of all that there ever were
    create index command_created on command (created_at);
    -- notices of a role in whatever unit, newest first: an index that has the unit gives no order for those without one
    create index notice_role on notice (role, created_at desc) where person_id is null and unit_id is null;
    -- whoever asks when messages expire asks for those that nobody took: message_unclaimed
    drop index message_expires;
  `),
  down: statements(`
    create index message_expires on message (expires_at);
    drop index notice_role, command_created;
  `),
};
