import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** A running import can be cancelled: `cancelling` until the rows in flight are noted. */
export const cancelledImports: Migration = {
  up: statements(`
    alter table import_job drop constraint import_job_state_check;
    alter table import_job
      add constraint import_job_state_check
        check (state in ('waiting', 'running', 'cancelling', 'done', 'failed', 'cancelled')),
      add column cancelled_by text references person,
      add constraint import_job_cancelled check (state not in ('cancelling', 'cancelled') or cancelled_by is not null);
    drop index import_job_unfinished;
    -- jobs to take up again after a restart
    create index import_job_unfinished on import_job (created_at)
      where state in ('waiting', 'running', 'cancelling');
  `),
  down: statements(`
    drop index import_job_unfinished;
    alter table import_job drop constraint import_job_cancelled;
    alter table import_job drop constraint import_job_state_check;
    update import_job set state = 'failed', error = 'cancelled' where state in ('cancelling', 'cancelled');
    alter table import_job
      drop column cancelled_by,
      add constraint import_job_state_check check (state in ('waiting', 'running', 'done', 'failed'));
    create index import_job_unfinished on import_job (created_at) where state in ('waiting', 'running');
  `),
};
