import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCentre, type Centre } from '../environment/centre.ts';
import { ids, rows, until } from './database.ts';
import { drive } from './drive.ts';
import { backUpPostgres, restorePostgres } from './postgres-backup.ts';
import { expectAllEnded, expectProven } from './proof.ts';

let centre: Centre;
let connection: Connection;
let engine: Client;
beforeAll(async () => {
  centre = await startCentre();
  connection = await Connection.connect({ address: centre.temporalAddress });
  engine = new Client({ connection });
});
afterAll(async () => {
  await connection.close();
  await centre.stop();
});

const named = (caseIds: readonly string[]): readonly string[] =>
  caseIds.flatMap((id) => ['--case', id]);

const begun = async (cases: number, steps: number): Promise<readonly string[]> => {
  const args = ['--cases', String(cases), '--steps', String(steps), '--mix', 'straight=1'];
  return (await drive(centre, ...args).ended).caseIds;
};

/** Of a run that nobody knows any more: how it ended, and why. */
const endOf = async (caseId: string) => {
  const handle = engine.workflow.getHandle(`case/${caseId}`);
  const { status } = await handle.describe();
  const { events } = await handle.fetchHistory();
  const { reason } = events?.at(-1)?.workflowExecutionTerminatedEventAttributes ?? {};
  return { status: status.name, reason };
};

const restarts = async (caseIds: readonly string[]) =>
  rows(
    centre,
    `select case_id as id, params ->> 'reason' as reason,
       (params ->> 'engineStep')::integer > (params ->> 'ledgerStep')::integer as lost
     from ledger_entry where type = 'case-reseeded' and case_id = any ($1) order by case_id`,
    [caseIds],
  );

it('a backup of Postgres beside a newer engine: every case of the backup can be carried to its end', async () => {
  const over = await begun(1, 1000);
  const untouched = await begun(2, 4);
  const moved = await begun(3, 2);
  const ended = await begun(2, 7);
  const kept = [...untouched, ...moved, ...ended].toSorted();
  const backup = await backUpPostgres(centre);
  await drive(centre, ...named(moved), '--steps', '3').ended;
  await drive(centre, ...named(ended)).ended;
  const fresh = await begun(2, 1);
  expect(await ids(centre, `select id from "case" where state = 'open'`)).toHaveLength(7);

  await restorePostgres(centre, backup);
  expect(await ids(centre, `select id from "case" where state = 'open' order by id`)).toEqual(kept);
  // Somebody acts on a task that the engine has long done, before or after the sweeper comes by.
  const [impatient = ''] = moved;
  await drive(centre, '--case', impatient, '--steps', '1').ended;

  const behind = [...moved, ...ended].toSorted();
  await until('all that is behind to be restarted', async () => {
    const found = await restarts(behind);
    return found.length === behind.length;
  });
  expect(await restarts([...over, ...kept])).toEqual(
    behind.map((id) => ({ id, reason: 'database-restored', lost: true })),
  );
  await until('the unknown runs to be ended', async () => {
    const ends = await Promise.all(fresh.map(endOf));
    return ends.every(({ status }) => status !== 'RUNNING');
  });
  expect(await Promise.all(fresh.map(endOf))).toEqual(
    fresh.map(() => ({ status: 'TERMINATED', reason: 'case-unknown-to-database' })),
  );
  // No task stands in an inbox that its engine does not know.
  await expectProven(centre, kept);

  await drive(centre, '--existing').ended;
  await expectAllEnded(centre);
  await expectProven(centre, [...over, ...kept]);
});
