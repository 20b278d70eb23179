import { afterAll, beforeAll, expect, it } from 'vitest';
import { OpenedReport } from '../../api/contract/reports.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { parseAs } from '../api/test-api.ts';
import { connected, count, rows, until } from './database.ts';
import { drive } from './drive.ts';
import { machine } from './machine.ts';
import { expectAllEnded, expectProven } from './proof.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await startCentre();
});
afterAll(async () => {
  await centre.stop();
});

const waitsForTheCase = `
  select count(*) as n from pg_stat_activity
  where wait_event_type = 'Lock' and query like '%record_progress%'`;

/**
 * The window of architecture decision 11: a step is committed to the database, the engine dies before
 * it has stored the Update, and nobody is left who would send it again, but the command's row.
 */
it('a step that the database has and the engine lost is taken again, and told once', async () => {
  const acceptor = await machine(centre.address, 'acceptor');
  const report = { channel: 'phone', title: '路灯不亮', description: '建设路口路灯不亮' };
  const { body } = await acceptor.post('/api/reports', report);
  const { caseId } = parseAs(OpenedReport, JSON.stringify(body));
  const [{ id: task, version }] = await until('the first task', async () => {
    const found = await rows(
      centre,
      `select id, version from task where case_id = $1 and state = 'open'`,
      [caseId],
    );
    return found.length === 1 && ([found[0] ?? {}] as const);
  });
  const stepOf = async (): Promise<number> =>
    count(centre, 'select step as n from "case" where id = $1', [caseId]);
  expect(await stepOf()).toBe(1);

  await connected(centre, async (holder) => {
    await holder.query('begin');
    await holder.query('select id from "case" where id = $1 for no key update', [caseId]);
    const waiting = acceptor
      .post(`/api/tasks/${String(task)}/complete`, { outcome: 'accept', data: {}, version })
      .then(({ status }) => status);
    await until(
      'the projection to wait for the case',
      async () => (await count(centre, waitsForTheCase)) > 0,
    );
    process.kill(centre.pid('temporal'), 'SIGSTOP');
    await holder.query('commit');
    // the person is told with the commit, so it must not be lost
    expect(await waiting).toBe(200);
    expect(await stepOf()).toBe(2);
    process.kill(centre.pid('temporal'), 'SIGKILL');
    process.kill(centre.pid('api'), 'SIGKILL');
  });

  const people = drive(centre, '--case', caseId);
  await people.ended;
  const told = await rows(
    centre,
    `select type from ledger_entry where case_id = $1 and (type = 'step-superseded' or task_id = $2)
     and type <> 'task-claimed' order by seq`,
    [caseId, task],
  );
  // it had really been lost: it is told again, and the first telling does not count
  expect(told.map(({ type }) => type)).toEqual([
    'task-completed',
    'step-superseded',
    'task-completed',
  ]);
  await expectAllEnded(centre);
  await expectProven(centre, [caseId]);
});
