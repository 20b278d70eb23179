import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCentre, type Centre } from '../environment/centre.ts';
import { ids, rows, until } from './database.ts';
import { drive } from './drive.ts';
import { expectAllEnded, expectProven, provenWithoutEngine } from './proof.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await startCentre();
});
afterAll(async () => {
  await centre.stop();
});

const daysKept = async (): Promise<number> => {
  const connection = await Connection.connect({ address: centre.temporalAddress });
  try {
    const { config } = await connection.workflowService.describeNamespace({ namespace: 'default' });
    return Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) / 86_400;
  } finally {
    await connection.close();
  }
};

const open = `select id from "case" where state in ('open', 'suspended') order by id`;
const reseeded = `
  select distinct case_id as id from ledger_entry where type = 'case-reseeded' order by case_id`;

/** The engine forgets everything; the supervisor starts it again on an empty store. */
const deleteStore = (): void => {
  const pid = centre.pid('temporal');
  // Held first, so that it cannot be started again before its files are gone.
  process.kill(pid, 'SIGSTOP');
  const files = readdirSync(centre.dataDir).filter((name) => name.startsWith('temporal.db'));
  expect(files).toContain('temporal.db');
  for (const name of files) rmSync(join(centre.dataDir, name));
  process.kill(pid, 'SIGKILL');
};

it('every open case comes back from its ledger when the store of the engine is deleted', async () => {
  const { caseIds: over } = await drive(centre, '--cases', '2').ended;
  for (const steps of ['0', '1', '3', '5', '8']) {
    await drive(centre, '--cases', '3', '--open-first', '--steps', steps, '--seed', steps).ended;
  }
  const before = await ids(centre, open);
  expect(before).toHaveLength(15);
  const stages = await rows(centre, `select distinct stage from "case" where state = 'open'`);
  expect(stages.length).toBeGreaterThanOrEqual(4);

  deleteStore();
  await until('every open case to come back', async () => {
    const back = await ids(centre, reseeded);
    return back.length === before.length;
  });
  expect(await ids(centre, reseeded)).toEqual(before);
  expect(
    await rows(centre, `select distinct params from ledger_entry where type = 'case-reseeded'`),
  ).toEqual([{ params: { reason: 'engine-lost' } }]);
  expect(await ids(centre, open)).toEqual(before);

  // The history of a case that ends is a witness for years, in the new store too.
  await until('the new store to keep what has ended', async () => (await daysKept()) > 365);
  await drive(centre, '--existing').ended;
  await expectAllEnded(centre);
  await expectProven(centre, before);
  await expectProven(centre, over, provenWithoutEngine);
});
