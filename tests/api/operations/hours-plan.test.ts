import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { hoursOfCommands } from '../../../api/operations/hours-of-commands.ts';
import { explained } from '../../migrations/explained.ts';
import { freshDatabase } from '../../migrations/fresh-database.ts';

it('reads of a year of commands those of the last day alone, by the index', async () => {
  const db = await freshDatabase();
  await db.transaction().execute(async (trx) => {
    // Only when they were created matters here: no case is behind a command.
    await sql`set local session_replication_role = replica`.execute(trx);
    await sql`
      insert into command (id, case_id, kind, principal, body_hash, payload, state, answered_at, confirmed_at, created_at)
      select 'k' || n, 'c' || n, 'act', 'p', '', '{}', 'answered', at, at, at
      from generate_series(1, 52560) n, lateral (select timestamptz '2025-01-01' + n * interval '10 minutes' as at) a`.execute(
      trx,
    );
  });
  await sql`analyze command`.execute(db);
  const asked = explained(db);
  await hoursOfCommands(asked.db, new Date('2026-01-01T00:00:00Z'));
  expect(asked.plan()).toContain('command_created');
  expect(asked.plan()).not.toContain('Seq Scan on command');
});
