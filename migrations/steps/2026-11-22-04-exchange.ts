import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** Messages, incidents, notices, figures, counters, imports, the event feed, seals. */
export const exchange: Migration = {
  up: statements(`
    create table message (
      id text primary key,
      name text not null,
      correlation text,
      variables jsonb not null,
      expires_at timestamptz(3) not null,
      delivered_to text,
      delivered_at timestamptz(3),
      created_at timestamptz(3) not null default now()
    );
    -- buffered messages that a new subscription may take, oldest first
    create index message_buffered on message (name, correlation, created_at) where delivered_to is null;
    create index message_expires on message (expires_at);

    create table subscription (
      id text primary key,
      case_id text not null references "case",
      message text not null,
      correlation text
    );
    create index subscription_match on subscription (message, correlation);
    create index subscription_case on subscription (case_id);

    create table incident (
      id text primary key,
      case_id text not null references "case",
      instance text not null,
      element text not null,
      code text not null,
      message text not null,
      state text not null check (state in ('open', 'resolved')),
      opened_at timestamptz(3) not null,
      resolved_at timestamptz(3),
      check ((state = 'open') = (resolved_at is null))
    );
    create index incident_case on incident (case_id);
    create index incident_open on incident (opened_at) where state = 'open';

    create table notice (
      id text primary key,
      case_id text not null references "case",
      type text not null,
      role text,
      unit_id text,
      person_id text,
      params jsonb not null,
      created_at timestamptz(3) not null default now(),
      read_at timestamptz(3)
    );
    -- what a person or a post has to see, newest first
    create index notice_person on notice (person_id, created_at desc) where person_id is not null;
    create index notice_post on notice (role, unit_id, created_at desc) where person_id is null;
    create index notice_case on notice (case_id, created_at);

    create table assessment (
      case_id text not null references "case",
      round integer not null,
      figures jsonb not null,
      written_at timestamptz(3) not null default now(),
      primary key (case_id, round)
    );

    create table counter (
      prefix text not null,
      day text not null,
      value integer not null,
      primary key (prefix, day)
    );

    create table import_job (
      id text primary key,
      kind text not null check (kind in ('reports', 'catalogue', 'calendar', 'units')),
      file_name text not null,
      file_hash text not null,
      map jsonb not null,
      state text not null check (state in ('waiting', 'running', 'done', 'failed')),
      total integer not null,
      accepted integer not null,
      rejected integer not null,
      repeated integer not null,
      next_row integer not null,
      error text,
      notes jsonb not null default '[]',
      created_by text not null references person,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    );
    -- jobs to take up again after a restart
    create index import_job_unfinished on import_job (created_at) where state in ('waiting', 'running');

    create table import_rejection (
      job_id text not null references import_job on delete cascade,
      row_number integer not null,
      "row" jsonb not null,
      reasons text[] not null,
      primary key (job_id, row_number)
    );

    create table event (
      id bigint generated always as identity primary key,
      at timestamptz(3) not null default now(),
      type text not null,
      case_id text,
      task_id text,
      version integer not null,
      role text,
      unit_id text,
      person_id text,
      grid_id text
    );
    -- trimming by age
    create index event_at on event using brin (at);

    -- written and read by record_progress only, under the lock of the case
    create table progress (
      case_id text not null,
      step integer not null,
      batch_hash text not null,
      at timestamptz(3) not null,
      answer jsonb not null,
      written_at timestamptz(3) not null default now(),
      primary key (case_id, step)
    );

    create table seal (
      id bigint generated always as identity primary key,
      sealed_at timestamptz(3) not null,
      heads integer not null,
      heads_hash text not null,
      previous_hash text,
      public_key text not null,
      signature text not null
    );
  `),
  down: statements(`
    drop table seal, progress, event, import_rejection, import_job, counter, assessment, notice, incident,
      subscription, message;
  `),
};
