import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** Catalogue, responsibility, calendars, procedures: imported or published, versioned by content. */
export const reference: Migration = {
  up: statements(`
    create table catalogue_version (
      id text primary key,
      standard text not null,
      name text not null,
      hash text not null unique,
      source text not null,
      in_force boolean not null,
      effective_from timestamptz(3) not null,
      created_at timestamptz(3) not null default now()
    );
    -- at most one is in force
    create unique index catalogue_version_in_force on catalogue_version (in_force) where in_force;

    create table catalogue_class (
      id text primary key,
      version_id text not null references catalogue_version,
      kind text not null check (kind in ('component', 'matter')),
      code text not null,
      name text not null,
      name_en text not null,
      major text not null,
      major_en text not null,
      keywords text[] not null,
      unique (version_id, kind, code)
    );

    create table filing_condition (
      id text primary key,
      class_id text not null references catalogue_class,
      position integer not null,
      text text not null,
      text_en text not null,
      limit_amount double precision not null check (limit_amount > 0),
      limit_unit text not null check (limit_unit in ('urgentHours', 'workHours', 'workDays', 'calendarDays')),
      closing_text text not null,
      closing_text_en text not null,
      urgency text not null check (urgency in ('normal', 'urgent', 'critical')),
      confirmation text not null check (confirmation in ('none', 'commander', 'leader')),
      unique (class_id, position)
    );

    create table responsibility (
      id text primary key,
      class_code text not null,
      kind text not null check (kind in ('component', 'matter')),
      grid_id text references grid,
      unit_id text not null references unit,
      -- one unit for a class in a grid; one default for a class
      unique nulls not distinct (kind, class_code, grid_id)
    );

    create table calendar_version (
      id text primary key,
      hash text not null unique,
      source text not null,
      years jsonb not null,
      office_hours jsonb not null,
      time_zone text not null,
      work_day_rule text not null check (work_day_rule in ('closeOfBusiness', 'eightHours')),
      in_force boolean not null,
      created_at timestamptz(3) not null default now()
    );
    -- at most one is in force; read by every record_progress
    create unique index calendar_version_in_force on calendar_version (in_force) where in_force;

    create table procedure (
      key text primary key,
      name text not null,
      name_en text not null,
      current_version integer
    );

    create table procedure_version (
      procedure_key text not null references procedure,
      version integer not null check (version > 0),
      xml text not null,
      xml_hash text not null,
      graph jsonb not null,
      hash text not null,
      forms jsonb not null,
      published_at timestamptz(3) not null default now(),
      published_by text references person,
      primary key (procedure_key, version)
    );
    -- the codec of the worker expands a graph by its hash
    create index procedure_version_hash on procedure_version (hash);
    alter table procedure add foreign key (key, current_version)
      references procedure_version (procedure_key, version) deferrable initially deferred;
  `),
  down: statements(`
    alter table procedure drop constraint procedure_key_current_version_fkey;
    drop table procedure_version, procedure, calendar_version, responsibility, filing_condition,
      catalogue_class, catalogue_version;
  `),
};
