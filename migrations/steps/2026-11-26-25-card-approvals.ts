import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** Supervision cards are drafted by one person and approved by another, and raised by the system when they are late. */
export const cardApprovals: Migration = {
  up: statements(`
    create table card_proposal (
      id text primary key,
      case_id text not null references "case",
      level text not null check (level in ('blue', 'orange', 'red')),
      reason text not null,
      unit_id text not null references unit,
      person_id text references person,
      proposed_by text not null references person,
      proposed_at timestamptz(3) not null,
      decision text check (decision in ('approved', 'refused', 'taken-back', 'overtaken')),
      remark text,
      decided_by text references person,
      decided_at timestamptz(3),
      check ((decision is null) = (decided_at is null))
    );
    -- the page of a case
    create index card_proposal_case on card_proposal (case_id, proposed_at);
    -- one that waits a case; and how many wait
    create unique index card_proposal_waiting on card_proposal (case_id) where decided_at is null;

    alter table supervision_card
      alter column issued_by drop not null,
      alter column reason drop not null,
      add column cause text check (cause in ('not-answered', 'not-moved')),
      add column approved_by text references person,
      add column move_limit jsonb,
      add column move_due_at timestamptz(3),
      add column calendar_version text references calendar_version,
      add column late_noted_at timestamptz(3),
      -- the system issues for a cause, a person with a reason
      add constraint supervision_card_issuer check ((issued_by is null) = (cause is not null)),
      add constraint supervision_card_reason check ((reason is null) = (cause is not null));
    -- what has become late, looked for every few seconds
    create index supervision_card_due on supervision_card (due_at)
      where closed_at is null and answered_at is null and late_noted_at is null;
    create index supervision_card_move_due on supervision_card (move_due_at)
      where closed_at is null and late_noted_at is null;
  `),
  down: statements(`
    drop index supervision_card_move_due, supervision_card_due;
    delete from supervision_card where issued_by is null;
    alter table supervision_card
      drop constraint supervision_card_issuer, drop constraint supervision_card_reason,
      alter column issued_by set not null, alter column reason set not null,
      drop column cause, drop column approved_by, drop column move_limit, drop column move_due_at,
      drop column calendar_version,      drop column late_noted_at;
    drop table card_proposal;
  `),
};
