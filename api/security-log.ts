import type { Kysely } from 'kysely';
import type { Database } from '../migrations/schema/index.ts';
import { newId } from '../migrations/new-id.ts';

/** What the security log keeps (GB/T 22239 7.1.4.3): codes and ids, never the name of a person. */
export interface SecurityEvent {
  readonly person: string | null;
  readonly type: SecurityEventType;
  readonly success: boolean;
  readonly params?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Changes of the organisation: their `params.subject` says of what (`api/organisation/history.ts`). */
export type OrganisationChange =
  | 'unit-created'
  | 'unit-changed'
  | 'unit-closed'
  | 'unit-opened'
  | 'person-renamed'
  | 'post-given'
  | 'post-changed'
  | 'grid-created'
  | 'grid-changed'
  | 'grid-closed'
  | 'grid-opened'
  | 'responsibility-changed'
  | 'token-issued'
  | 'token-revoked';

export type SecurityEventType =
  | 'sign-in'
  | 'sign-in-locked'
  | 'sign-out'
  | 'password-change'
  | 'password-reset'
  | 'account-created'
  | 'account-disabled'
  | 'account-enabled'
  | 'request-refused'
  | 'personal-data-read'
  | 'list-exported'
  | 'setting-changed'
  | 'setting-reset'
  | 'draft-created'
  | 'draft-taken-over'
  | 'draft-discarded'
  | 'draft-submitted'
  | 'draft-withdrawn'
  | 'draft-approved'
  | 'draft-returned'
  | 'calendar-put-in-force'
  | 'catalogue-changed'
  | 'procedure-published'
  | OrganisationChange
  | 'import-started'
  | 'import-cancelled'
  | 'reference-imported';

/** Somebody who is signed in, or (null) somebody with the database at the command line. */
export const byPersonOrCommand = (
  by: string | null,
  params: NonNullable<SecurityEvent['params']>,
): Pick<SecurityEvent, 'person' | 'params'> => ({
  person: by,
  params: by === null ? { ...params, by: 'command' } : params,
});

export const writeSecurityEvent = async (
  database: Kysely<Database>,
  event: SecurityEvent,
  at: Date,
): Promise<void> => writeSecurityEvents(database, [event], at);

/** Rows in one statement take at most this many, so that its parameters fit. */
const most = 500;

export const writeSecurityEvents = async (
  database: Kysely<Database>,
  events: readonly SecurityEvent[],
  at: Date,
): Promise<void> => {
  const rows = events.map((event) => ({
    id: newId(),
    at,
    person_id: event.person,
    type: event.type,
    success: event.success,
    params: JSON.stringify(event.params ?? {}),
  }));
  for (let from = 0; from < rows.length; from += most)
    await database
      .insertInto('audit_event')
      .values(rows.slice(from, from + most))
      .execute();
};
