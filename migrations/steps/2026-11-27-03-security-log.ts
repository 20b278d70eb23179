import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** The security log is only added to, also by an administrator (GB/T 22239-2019 7.1.4.3), and is found by case. */
export const securityLog: Migration = {
  up: statements(`
    create trigger audit_event_is_kept
      before update or delete or truncate on audit_event
      for each statement execute function refuse_published_change();
    -- who looked at the reporter of a case: newest first
    create index audit_event_case on audit_event ((params ->> 'caseId'), at desc)
      where params ? 'caseId';
  `),
  down: statements(`
    drop index audit_event_case;
    drop trigger audit_event_is_kept on audit_event;
  `),
};
