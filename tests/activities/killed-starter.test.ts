import { expect, it } from 'vitest';
import { openTaskOf, until } from './engine.ts';
import { startWorkerProcesses } from './killed-worker.ts';
import { casesOf, publishText, startedBy } from './started-case.ts';

it('a firing of which the worker was killed half-way is made once by the next worker', async () => {
  const { town, killHalfWay, runUntil } = await startWorkerProcesses();
  const { db } = town;
  const elapsed =
    '<bpmn:timerEventDefinition id="e"><bpmn:timeDuration>PT1M</bpmn:timeDuration></bpmn:timerEventDefinition>';
  await publishText(db, startedBy('killed', elapsed), { at: Date.now() - 3_600_000 });
  const turns = async () => db.selectFrom('timer_start').select(['turn', 'due_at']).execute();
  const before = await turns();

  // the case cannot be written: the firing is taken, and its transaction stands still
  await killHalfWay({ written: 'timer_start', awaited: 'case' });
  expect(await casesOf(db, 'killed')).toEqual([]);
  expect(await turns()).toEqual(before);

  await runUntil(async () => {
    const { id } = await until('the case', async () => (await casesOf(db, 'killed')).at(0));
    await until('its task', async () => openTaskOf(db, id, 'work'));
  });
  const cases = await casesOf(db, 'killed');
  expect(cases).toHaveLength(1);
  expect(await turns()).toEqual([{ turn: 2, due_at: null }]);
  const { params } = await db
    .selectFrom('ledger_entry')
    .select('params')
    .where('case_id', '=', cases[0]?.id ?? '')
    .where('type', '=', 'case-started')
    .executeTakeFirstOrThrow();
  expect(params).toMatchObject({
    event: { element: 'start' },
    cause: { type: 'timer', turn: 1, missed: 0 },
  });
}, 180_000);
