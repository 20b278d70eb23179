import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** People, units, grids, posts, sign-ins, settings, the security log. */
export const organisation: Migration = {
  up: statements(`
    create table unit (
      id text primary key,
      name text not null,
      name_en text not null,
      kind text not null check (kind in ('centre', 'department', 'village')),
      parent_id text references unit,
      active boolean not null
    );
    -- walking down the tree for the scope "subtree"
    create index unit_parent on unit (parent_id);

    create table grid (
      id text primary key,
      name text not null,
      name_en text not null,
      unit_id text not null references unit,
      polygon jsonb not null
    );
    create index grid_unit on grid (unit_id);

    create table person (
      id text primary key,
      login text not null unique,
      name text not null,
      name_en text not null,
      password_hash text not null,
      phone text,
      active boolean not null,
      demo boolean not null,
      must_change_password boolean not null default false,
      failed_sign_ins integer not null default 0,
      locked_until timestamptz(3),
      created_at timestamptz(3) not null default now()
    );

    create table post (
      id text primary key,
      person_id text not null references person,
      role text not null,
      unit_id text not null references unit,
      grid_id text references grid,
      valid_from timestamptz(3) not null default now(),
      valid_to timestamptz(3),
      check (valid_to is null or valid_to >= valid_from)
    );
    -- the posts of the person who is signed in; who may hold a task of (role, unit)
    create index post_person on post (person_id);
    create index post_unit_role on post (unit_id, role);

    create table session (
      id text primary key,
      person_id text not null references person,
      created_at timestamptz(3) not null default now(),
      last_seen_at timestamptz(3) not null,
      expires_at timestamptz(3) not null
    );
    -- ending all sessions of a person; trimming
    create index session_person on session (person_id);
    create index session_expires on session (expires_at);

    create table api_token (
      id text primary key,
      name text not null,
      hash text not null unique,
      person_id text not null references person,
      created_at timestamptz(3) not null default now(),
      expires_at timestamptz(3)
    );

    create table setting (
      key text primary key,
      value jsonb not null,
      version integer not null default 1,
      updated_at timestamptz(3) not null default now(),
      updated_by text references person
    );

    create table audit_event (
      id text primary key,
      at timestamptz(3) not null default now(),
      person_id text,
      type text not null,
      success boolean not null,
      params jsonb not null
    );
    -- newest first, of one person or of one type
    create index audit_event_at on audit_event (at desc, id);
    create index audit_event_person on audit_event (person_id, at desc);
    create index audit_event_type on audit_event (type, at desc);
  `),
  down: statements(`
    drop table audit_event, setting, api_token, session, post, person, grid, unit;
  `),
};
