import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** Versions of what administrators change, substitutes, the history of one thing. */
export const organisationChanges: Migration = {
  up: statements(`
    alter table unit add column version integer not null default 1;
    alter table person add column version integer not null default 1;
    alter table post
      add column version integer not null default 1,
      add column substitute_for text references post;
    -- who stands in for the holder of a post
    create index post_substitute_for on post (substitute_for) where substitute_for is not null;

    -- the history of one unit, person, token: newest first
    create index audit_event_subject on audit_event ((params ->> 'subject'), at desc)
      where params ? 'subject';
  `),
  down: statements(`
    drop index audit_event_subject;
    alter table post drop column substitute_for, drop column version;
    alter table person drop column version;
    alter table unit drop column version;
  `),
};
