import type { Kysely } from 'kysely';
import type { Database } from '../migrations/schema/index.ts';
import type { SecurityEventType } from '../domain/audit/security-event-types.ts';
import { newId } from '../migrations/new-id.ts';

/** What the security log keeps (GB/T 22239 7.1.4.3): codes and ids, never the name of a person. */
export interface SecurityEvent {
  readonly person: string | null;
  readonly type: SecurityEventType;
  readonly success: boolean;
  readonly params?: Readonly<Record<string, string | number | boolean | null>>;
}

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
