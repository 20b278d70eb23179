import { sql } from 'kysely';
import type { Db } from '../../migrations/functions/call-function.ts';

/** Every table that holds something of a case, whichever column says of which. */
const tables: readonly (readonly [table: string, column: string])[] = [
  ['case', 'id'],
  ...[
    'assessment',
    'case_search',
    'clock',
    'command',
    'comment',
    'event',
    'incident',
    'ledger_entry',
    'notice',
    'progress',
    'report',
    'submission',
    'subscription',
    'task',
  ].map((table) => [table, 'case_id'] as const),
];

/** What the database does not let anybody do: the past is put back, as a backup does. */
const unguarded = async (db: Db, work: (transaction: Db) => Promise<void>): Promise<void> => {
  await db.transaction().execute(async (transaction) => {
    await sql`set local session_replication_role = replica`.execute(transaction);
    await work(transaction);
  });
};

/** As if the database had been restored from a backup that was taken before the case was opened. */
export const forgetCase = async (db: Db, caseId: string): Promise<void> => {
  await unguarded(db, async (transaction) => {
    for (const [table, column] of tables)
      await sql`delete from ${sql.id(table)} where ${sql.id(column)} = ${caseId}`.execute(
        transaction,
      );
  });
};

/** Backs up what the database holds of a case; the answer restores it to that. */
export const backUpCase = async (db: Db, caseId: string): Promise<() => Promise<void>> => {
  const copies = new Map<string, string>();
  for (const [table, column] of tables) {
    const { rows } = await sql<{ copy: string }>`
      select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as copy
      from ${sql.id(table)} t where ${sql.id(column)} = ${caseId}
    `.execute(db);
    copies.set(table, rows[0]?.copy ?? '[]');
  }
  return async () => {
    await forgetCase(db, caseId);
    await unguarded(db, async (transaction) => {
      for (const [table, copy] of copies)
        await sql`
          insert into ${sql.id(table)} overriding system value
          select * from jsonb_populate_recordset(null::${sql.id(table)}, ${copy}::jsonb)
        `.execute(transaction);
    });
  };
};
