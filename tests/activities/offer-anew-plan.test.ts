import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { offerAnew } from '../../activities/offer-anew.ts';
import { explained } from '../migrations/explained.ts';
import { freshDatabase } from '../migrations/fresh-database.ts';

it('finds the tasks of people who are gone by them, however many are open', async () => {
  const db = await freshDatabase();
  await db.transaction().execute(async (trx) => {
    // Nothing that they refer to is there.
    await sql`set local session_replication_role = replica`.execute(trx);
    await sql`
      insert into person (id, login, name, name_en, password_hash, active, demo)
      select 'p' || n, 'p' || n, 'x', 'x', '', n % 100 > 0, false from generate_series(1, 2000) n`.execute(
      trx,
    );
    await sql`
      insert into post (id, person_id, role, unit_id, valid_to)
      select 'o' || n, 'p' || n, 'handler', 'u', case when n % 50 = 0 then now() end
      from generate_series(1, 2000) n`.execute(trx);
    await sql`
      insert into task (id, case_id, instance, element, name, role, unit_id, person_id, exclude, outcomes, state, step,
        opened_at, clock_undetermined, channel, claimed_by, claimed_at)
      select 't' || n, 'c' || n, '1', 'handle', 'x', 'handler', 'u', case when n % 2 = 0 then 'p' || n % 2000 end, '{}', '[]',
        'open', 1, now(), false, 'phone', case when n % 2 = 1 then 'p' || n % 2000 end,
        case when n % 2 = 1 then now() end
      from generate_series(1, 60000) n`.execute(trx);
  });
  await sql`analyze`.execute(db);
  const asked = explained(db);
  await offerAnew(asked.db);
  expect(asked.plan()).toContain('task_person');
  expect(asked.plan()).toContain('task_claimed');
  expect(asked.plan()).not.toContain('Seq Scan on task');
  expect(asked.plan()).not.toContain('Join');
});
