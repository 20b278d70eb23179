import type { Migration } from 'kysely/migration';
import { statements } from './statements.ts';

/** Who issued and who revoked a token, and when it was used last. */
export const apiTokens: Migration = {
  up: statements(`
    alter table api_token
      add column issued_by text references person,
      add column last_used_at timestamptz(3),
      add column revoked_at timestamptz(3),
      add column revoked_by text references person;
    -- the tokens of an account
    create index api_token_person on api_token (person_id);
  `),
  down: statements(`
    drop index api_token_person;
    alter table api_token
      drop column issued_by, drop column last_used_at,
      drop column revoked_at, drop column revoked_by;
  `),
};
