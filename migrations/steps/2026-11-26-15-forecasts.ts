import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** What becomes overdue until the next morning, and what came of it. */
export const forecasts: Migration = {
  up: statements(`
    create table forecast (
      id text primary key,
      made_at timestamptz(3) not null,
      until timestamptz(3) not null,
      runs integer not null,
      due_cases integer not null,
      sampled integer not null,
      handling_times integer not null,
      compared_at timestamptz(3),
      first boolean not null default false
    );
    -- the newest one
    create index forecast_made on forecast (made_at desc);
    -- one a night is kept
    create unique index forecast_first on forecast (until) where first;

    create table forecast_case (
      forecast_id text not null references forecast on delete cascade,
      case_id text not null references "case",
      task_id text,
      probability real,
      hours jsonb not null,
      reassigned_unit text references unit,
      reassigned_hours jsonb,
      longer_hours jsonb,
      happened boolean,
      primary key (forecast_id, case_id)
    );

    -- handling times of the last 90 days, the newest first
    create index task_finished on task (closed_at desc) where state = 'completed';
  `),
  down: statements(`
    drop index task_finished;
    drop table forecast_case;
    drop table forecast;
  `),
};
