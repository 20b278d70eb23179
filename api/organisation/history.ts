import { sql, type Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import { isRecord } from '../../domain/is-record.ts';
import type { Change } from '../contract/organisation.ts';
import type { SecurityEventType } from '../../domain/audit/security-event-types.ts';
import { writeSecurityEvents, type SecurityEvent } from '../security-log.ts';

export type Subject = `${'unit' | 'person' | 'token' | 'grid' | 'responsibility'}:${string}`;

/** How many changes a page shows. */
const shown = 50;

export interface NotedChange {
  readonly by: string;
  readonly type: SecurityEventType;
  readonly subject: Subject;
  readonly params?: NonNullable<SecurityEvent['params']>;
}

/** Notes changes of the organisation, in their transaction. */
export const noteChanges = async (
  transaction: Kysely<Database>,
  changes: readonly NotedChange[],
  at: Date,
): Promise<void> =>
  writeSecurityEvents(
    transaction,
    changes.map(({ by, type, subject, params = {} }) => ({
      person: by,
      type,
      success: true,
      params: { ...params, subject },
    })),
    at,
  );

export const noteChange = async (
  transaction: Kysely<Database>,
  { at, ...change }: NotedChange & { readonly at: Date },
): Promise<void> => noteChanges(transaction, [change], at);

/** What was changed about something, newest first. */
export const historyOf = async (
  database: Kysely<Database>,
  subject: Subject,
): Promise<Change[]> => {
  const rows = await database
    .selectFrom('audit_event')
    .leftJoin('person', 'person.id', 'audit_event.person_id')
    .select(['audit_event.id', 'audit_event.at', 'audit_event.type', 'audit_event.params'])
    .select(['person.id as by_id', 'person.name', 'person.name_en'])
    // Both as in the index: a row of another kind has no subject.
    .where(sql<boolean>`audit_event.params ? 'subject'`)
    .where(sql`audit_event.params ->> 'subject'`, '=', subject)
    .orderBy('audit_event.at', 'desc')
    .orderBy('audit_event.id', 'desc')
    .limit(shown)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    by:
      row.by_id === null
        ? null
        : { id: row.by_id, name: row.name ?? '', nameEn: row.name_en ?? '' },
    type: row.type,
    params: isRecord(row.params) ? row.params : {},
  }));
};
