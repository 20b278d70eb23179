import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { noticeBranches } from '../../../api/queries/notices.ts';
import { loadReader } from '../../../api/queries/load-reader.ts';
import { orderedPage } from '../../../api/queries/ordered-page.ts';
import { explained } from '../../migrations/explained.ts';
import { townDatabase } from '../../migrations/sample-case.ts';

it('reads of years of notices of a post the newest alone, in the order of an index', async () => {
  const db = await townDatabase();
  await db.transaction().execute(async (trx) => {
    // No case is behind any of them.
    await sql`set local session_replication_role = replica`.execute(trx);
    await sql`
      insert into notice (id, case_id, type, role, unit_id, params, created_at)
      select 'n' || n, 'c' || n, 'urge', 'lead', case when n % 2 = 0 then 'u-enforcement' end, '{}',
        timestamptz '2024-01-01' + n * interval '10 minutes'
      from generate_series(1, 60000) n`.execute(trx);
  });
  await sql`analyze notice`.execute(db);
  const reader = await loadReader(
    db,
    { id: 'p-lead', login: 'lead', name: '', name_en: '', demo: true },
    { sessionId: null, passwordChange: null, at: new Date('2026-01-01T00:00:00Z') },
  );
  const asked = explained(db);
  await sql`${orderedPage(
    {
      from: sql`notice as n`,
      branches: noticeBranches(reader),
      key: sql`n.created_at`,
      nullable: false,
      id: sql`n.id`,
      type: sql`timestamptz`,
    },
    { order: 'DESC', limit: 20, offset: 0, after: null },
  )}`.execute(asked.db);
  for (const index of ['notice_person', 'notice_post', 'notice_role'])
    expect(asked.plan()).toContain(`Index Scan using ${index} on notice`);
  expect(asked.plan()).not.toContain('Seq Scan on notice');
  expect(asked.plan().match(/Presorted Key: n(?:_\d)?\.created_at/gu)).toHaveLength(3);
});
