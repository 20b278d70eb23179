import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openReport } from '../../migrations/functions/open-report.ts';
import { calendarInForce, reportRequest } from '../migrations/sample-case.ts';
import { until } from './engine.ts';
import { startWorkerProcesses } from './killed-worker.ts';

it('a card that a killed worker had raised half-way is raised once by the next worker', async () => {
  const { town, killHalfWay, runUntil } = await startWorkerProcesses();
  const { db } = town;
  const hour = 3_600_000;
  const limit = JSON.stringify({ amount: 1, unit: 'urgentHours' });
  const request = reportRequest('carded');
  await openReport(db, {
    ...request,
    case: { ...request.case, procedureKey: 'ordinary-event', graphHash: town.graphHash },
  });
  // Nothing is to be opened: the case is there for its card.
  await sql`update command set state = 'answered', answered_at = now(), confirmed_at = now()`.execute(
    db,
  );
  await sql`update "case" set state = 'open' where id = 'carded'`.execute(db);
  await db
    .insertInto('supervision_card')
    .values({
      id: 'late',
      case_id: 'carded',
      level: 'blue',
      reason: '办得慢',
      unit_id: 'u-enforcement',
      answer_limit: limit,
      due_at: new Date(Date.now() - hour),
      calendar_version: await calendarInForce(db),
      issued_by: 'p-supervisor',
      issued_at: new Date(Date.now() - 2 * hour),
    })
    .execute();
  const levels = async () =>
    (
      await db
        .selectFrom('supervision_card')
        .where('case_id', '=', 'carded')
        .select('level')
        .orderBy('issued_at')
        .execute()
    ).map(({ level }) => level);

  // nobody can be told: the next card is written, and its transaction stands still
  await killHalfWay({ written: 'supervision_card', awaited: 'notice' });
  expect(await levels()).toEqual(['blue']);

  await runUntil(async () =>
    until('the card to be raised', async () => (await levels()).length > 1),
  );
  expect(await levels()).toEqual(['blue', 'orange']);
  const entries = await db
    .selectFrom('ledger_entry')
    .where('case_id', '=', 'carded')
    .where('type', '=', 'card-raised')
    .select('params')
    .execute();
  expect(entries).toMatchObject([{ params: { from: 'late', cause: 'not-answered' } }]);
}, 180_000);
