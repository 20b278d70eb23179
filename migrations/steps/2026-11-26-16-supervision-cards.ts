import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** Supervision cards: one that is not closed a case. */
export const supervisionCards: Migration = {
  up: statements(`
    create table supervision_card (
      id text primary key,
      case_id text not null references "case",
      level text not null check (level in ('blue', 'orange', 'red')),
      reason text not null,
      unit_id text not null references unit,
      person_id text references person,
      answer_limit jsonb not null,
      due_at timestamptz(3),
      issued_by text not null references person,
      issued_at timestamptz(3) not null,
      acknowledged_by text references person,
      acknowledged_at timestamptz(3),
      answer text,
      answered_by text references person,
      answered_at timestamptz(3),
      ending text check (ending in ('settled', 'withdrawn', 'raised')),
      closing text,
      closed_by text references person,
      closed_at timestamptz(3),
      check ((ending is null) = (closed_at is null))
    );
    -- the page of a case
    create index supervision_card_case on supervision_card (case_id, issued_at);
    -- one matter, one card; and the mark on the rows of lists
    create unique index supervision_card_open on supervision_card (case_id) where closed_at is null;
    -- the figure of the board
    create index supervision_card_unit on supervision_card (unit_id) where closed_at is null;
  `),
  down: statements(`drop table supervision_card;`),
};
