import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/**
 * Cases and what belongs to them. Columns that the workflow computes (unit, person, role, element)
 * have no foreign keys: a wrong expression in a diagram must show in the case, not block it.
 */
export const cases: Migration = {
  up: statements(`
    create table "case" (
      id text primary key,
      report_number text not null unique,
      number text unique,
      title text not null,
      description text not null,
      state text not null check (state in ('opening', 'open', 'suspended', 'closed', 'void')),
      stage text,
      stages jsonb not null,
      channel text not null,
      category text,
      condition_id text,
      urgency text not null check (urgency in ('normal', 'urgent', 'critical')),
      longitude double precision check (longitude between -180 and 180),
      latitude double precision check (latitude between -90 and 90),
      address text,
      grid_id text references grid,
      unit_id text,
      person_id text,
      procedure_key text not null,
      procedure_version integer not null,
      graph_hash text not null,
      settings jsonb not null,
      variables jsonb not null,
      step integer not null default 0,
      batch_hash text,
      ledger_seq integer not null default 0,
      ledger_hash text,
      round integer not null default 1,
      created_by text,
      created_at timestamptz(3) not null default now(),
      filed_at timestamptz(3),
      ended_at timestamptz(3),
      end_code text,
      updated_at timestamptz(3) not null default now(),
      foreign key (procedure_key, procedure_version) references procedure_version,
      check ((ledger_seq = 0) = (ledger_hash is null))
    -- room on the page, so that most steps update the row in place
    ) with (fillfactor = 80);
    -- lists are newest first, of all, of a unit, of a grid
    create index case_created on "case" (created_at desc, id);
    create index case_unit on "case" (unit_id, created_at desc, id);
    create index case_grid on "case" (grid_id, created_at desc, id);
    -- what somebody raised belongs to their scope "own"
    create index case_creator on "case" (created_by) where created_by is not null;
    -- what is open (few of many), and the sweeper's walk over cases that wait to be opened
    create index case_open on "case" (created_at desc, id) where state in ('opening', 'open', 'suspended');
    create index case_opening on "case" (created_at) where state = 'opening';
    -- "similar reports" near a place
    create index case_place on "case" (longitude, latitude) where longitude is not null;

    create table case_search (
      case_id text primary key references "case" on delete cascade,
      bigrams text[] not null
    );
    create index case_search_bigrams on case_search using gin (bigrams);

    create table report (
      id text primary key,
      number text not null unique,
      case_id text not null references "case",
      channel text not null,
      external_id text,
      title text not null,
      description text not null,
      category text,
      longitude double precision check (longitude between -180 and 180),
      latitude double precision check (latitude between -90 and 90),
      address text,
      grid_id text references grid,
      reporter_name text,
      reporter_phone text,
      wants_callback boolean not null,
      occurred_at timestamptz(3),
      urgency text not null check (urgency in ('normal', 'urgent', 'critical')),
      details jsonb not null,
      created_by text,
      created_at timestamptz(3) not null default now(),
      -- the same channel and external id answers the first report
      unique (channel, external_id)
    );
    create index report_case on report (case_id);
    create index report_created on report (created_at desc, id);

    create table task (
      id text primary key,
      case_id text not null references "case",
      instance text not null,
      element text not null,
      name text not null,
      stage text,
      role text,
      unit_id text,
      person_id text,
      exclude text[] not null,
      form text,
      outcomes jsonb not null,
      clock_id text,
      state text not null check (state in ('open', 'completed', 'cancelled', 'returned', 'vanished')),
      step integer not null,
      opened_at timestamptz(3) not null,
      closed_at timestamptz(3),
      closed_by text,
      outcome text,
      warn_at timestamptz(3),
      due_at timestamptz(3),
      paused_at timestamptz(3),
      clock_undetermined boolean not null,
      category text,
      channel text not null,
      grid_id text,
      claimed_by text,
      claimed_at timestamptz(3),
      read_at timestamptz(3),
      version integer not null default 0,
      unique (case_id, instance),
      check ((state = 'open') = (closed_at is null)),
      check ((claimed_by is null) = (claimed_at is null))
    -- vacuumed early, so that the counts of the inbox can be read from the indexes alone
    ) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
    -- Inbox pages are read in order of due time straight from an index, so that the first page costs
    -- the same with a thousand and with a million open tasks; only open tasks are in these indexes.
    -- view "pool": offered to a post, held by nobody; carries what decides who may see it, so that
    -- counting ten thousand touches no row
    create index task_pool on task (role, unit_id, due_at, id) include (grid_id, exclude)
      where state = 'open' and person_id is null and claimed_by is null;
    -- the same, newest or oldest first
    create index task_pool_opened on task (role, unit_id, opened_at, id)
      where state = 'open' and person_id is null and claimed_by is null;
    -- view "mine": given to a person, or claimed by one
    create index task_person on task (person_id, due_at, id) where state = 'open' and person_id is not null;
    create index task_claimed on task (claimed_by, due_at, id) where state = 'open' and claimed_by is not null;
    -- view "team": everything open of a unit, whoever holds it; the board's counts
    create index task_team on task (unit_id, due_at, id) include (stage, warn_at, paused_at)
      where state = 'open';
    -- a grid worker's own grid
    create index task_grid on task (grid_id, due_at, id) where state = 'open' and grid_id is not null;
    -- scope "all", in order of due time
    create index task_due on task (due_at, id) where state = 'open';
    -- view "done"
    create index task_done on task (closed_by, closed_at desc, id) where state <> 'open' and closed_by is not null;
    -- tasks of a case, for its page and every projection: unique (case_id, instance)

    create table clock (
      id text primary key,
      case_id text not null references "case",
      name text not null,
      stage text,
      unit_id text,
      person_id text,
      entries jsonb not null,
      judged jsonb not null,
      warn_at timestamptz(3),
      due_at timestamptz(3),
      escalate_at timestamptz(3),
      paused_at timestamptz(3),
      stopped_at timestamptz(3),
      cancelled boolean not null,
      missing_year integer,
      calendar_version text not null,
      step integer not null
    ) with (fillfactor = 80);
    create index clock_case on clock (case_id);
    -- what is late: running clocks in order of due time; what has no calendar yet
    create index clock_running on clock (due_at)
      where stopped_at is null and not cancelled and paused_at is null and due_at is not null;
    create index clock_undetermined on clock (missing_year) where missing_year is not null;

    create table ledger_entry (
      case_id text not null references "case",
      seq integer not null check (seq > 0),
      step integer,
      at timestamptz(3) not null,
      actor jsonb not null,
      origin text not null,
      type text not null,
      params jsonb not null,
      task_id text,
      element_id text,
      command_id text,
      digest text not null check (digest ~ '^[0-9a-f]{64}$'),
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      primary key (case_id, seq)
    );

    create table command (
      id text primary key,
      case_id text not null references "case",
      kind text not null check (kind in ('start', 'act')),
      principal text not null,
      idempotency_key text,
      body_hash text not null,
      payload jsonb not null,
      state text not null default 'pending' check (state in ('pending', 'answered', 'refused')),
      answer jsonb,
      attempts integer not null default 0,
      next_attempt_at timestamptz(3) not null default now(),
      created_at timestamptz(3) not null default now(),
      answered_at timestamptz(3),
      confirmed_at timestamptz(3),
      check ((state = 'pending') = (answered_at is null)),
      -- keys are scoped to the principal
      unique (principal, idempotency_key)
    ) with (fillfactor = 80);
    -- the sender's queue
    create index command_unconfirmed on command (next_attempt_at) where confirmed_at is null;
    create index command_case on command (case_id, created_at);

    create table submission (
      id text primary key,
      case_id text not null references "case",
      task_id text not null references task,
      command_id text not null references command,
      outcome text not null,
      data jsonb not null,
      comment text,
      hash text not null,
      created_by text not null references person,
      created_at timestamptz(3) not null default now()
    );
    create index submission_case on submission (case_id, created_at);
    create index submission_task on submission (task_id);
    create index submission_command on submission (command_id);

    create table comment (
      id text primary key,
      case_id text not null references "case",
      task_id text references task,
      text text not null,
      created_by text not null references person,
      created_at timestamptz(3) not null default now()
    );
    create index comment_case on comment (case_id, created_at);

    create table attachment (
      id text primary key,
      hash text not null,
      name text not null,
      media_type text not null,
      size integer not null check (size >= 0),
      case_id text references "case",
      report_id text references report,
      task_id text references task,
      purpose text,
      uploaded_by text not null references person,
      created_at timestamptz(3) not null default now()
    );
    create index attachment_case on attachment (case_id, created_at) where case_id is not null;
    -- trimming what was never bound; finding the other users of a file
    create index attachment_unbound on attachment (created_at) where case_id is null;
    create index attachment_hash on attachment (hash);
  `),
  down: statements(`
    drop table attachment, comment, submission, command, ledger_entry, clock, task, report, case_search, "case";
  `),
};
