import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { countEnded } from '../../../api/statistics/count-cases.ts';
import { explained } from '../../migrations/explained.ts';
import { freshDatabase } from '../../migrations/fresh-database.ts';

it('reads of ten years of assessments those of the month alone, by the index', async () => {
  const db = await freshDatabase();
  await db.transaction().execute(async (trx) => {
    // Only what was written when matters here: no case is behind a figure.
    await sql`set local session_replication_role = replica`.execute(trx);
    await sql`
      insert into assessment (case_id, round, figures, written_at)
      select 'c' || n, 1, '{"end": "closed", "indicators": {}}',
        timestamptz '2016-01-01' + n * interval '90 minutes'
      from generate_series(1, 58400) n`.execute(trx);
  });
  await sql`analyze assessment`.execute(db);
  const asked = explained(db);
  await countEnded({
    database: asked.db,
    period: {
      from: new Date('2025-01-31T16:00:00Z'),
      to: new Date('2025-02-28T16:00:00Z'),
      months: [],
    },
    timeZone: 'Asia/Shanghai',
    inScope: sql<boolean>`true`,
  });
  expect(asked.plan()).toContain('assessment_written');
  expect(asked.plan()).not.toContain('Seq Scan on assessment');
});
