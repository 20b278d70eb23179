import { spawn } from 'node:child_process';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCentre, type Centre } from '../environment/centre.ts';
import { machine } from './machine.ts';

const cases = 200;

interface DriveRun {
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
}

/** The people at work, as a process of their own: it outlives whatever is killed under it. */
const drive = (centre: Centre, args: readonly string[]): DriveRun => {
  const child = spawn(
    process.execPath,
    ['api/commands/drive.ts', '--server', centre.address, '--json', ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  return {
    ended: new Promise((resolve) => {
      child.on('exit', (code) => {
        resolve({ code, output: output.join('') });
      });
    }),
  };
};

const one = async (database: Client, statement: string): Promise<number> => {
  const { rows } = await database.query<{ n: string }>(statement);
  return Number(rows[0]?.n);
};

const connected = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Waits until the ledger has grown by `more` entries: work goes on. */
const untilMoreEntries = async (centre: Centre, more: number): Promise<void> => {
  let first: number | null = null;
  for (;;) {
    const now = await connected(centre.databaseUrl, (client) =>
      one(client, 'select count(*) as n from ledger_entry'),
    ).catch(() => null);
    if (now !== null) {
      first ??= now;
      if (now >= first + more) return;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
  }
};

describe('with 200 cases in flight', () => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await startCentre();
  });
  afterAll(async () => {
    await centre.stop();
  });

  it('kill -9 of worker, API, Postgres and Temporal in turn loses and doubles nothing', async () => {
    const run = drive(centre, ['--cases', String(cases), '--clients', '8', '--seed', '7']);
    let driveEnded = false;
    const noteEnd = async (): Promise<void> => {
      await run.ended;
      driveEnded = true;
    };
    void noteEnd();
    for (const name of ['worker', 'api', 'postgres', 'temporal'] as const) {
      await Promise.race([untilMoreEntries(centre, 150), run.ended]);
      // The people must still be at work when it dies.
      expect(driveEnded).toBe(false);
      process.kill(centre.pid(name), 'SIGKILL');
    }
    const { code, output } = await run.ended;
    if (code !== 0) throw new Error(`Expected the people to finish, but: ${output.slice(-2000)}`);

    await connected(centre.databaseUrl, async (database) => {
      expect(await one(database, 'select count(*) as n from "case"')).toBe(cases);
      expect(
        await one(
          database,
          `select count(*) as n from "case" where state not in ('closed', 'void')`,
        ),
      ).toBe(0);
      expect(await one(database, `select count(*) as n from task where state = 'open'`)).toBe(0);
      expect(await one(database, `select count(*) as n from command where state = 'pending'`)).toBe(
        0,
      );
      // A completed task has exactly one standing entry of its completion: nothing lost, nothing twice.
      // A step that the engine lost after its projection is told again behind `step-superseded`.
      expect(
        await one(
          database,
          `select count(*) as n from task t where state = 'completed' and (
             select count(*) from ledger_entry l
             where l.task_id = t.id and l.type = 'task-completed' and not exists (
               select from ledger_entry s where s.case_id = l.case_id and s.type = 'step-superseded'
                 and s.seq > l.seq and s.step <= l.step)) <> 1`,
        ),
      ).toBe(0);
      expect(
        await one(
          database,
          `select count(*) as n from (
             select case_id from ledger_entry group by case_id having max(seq) <> count(*)) broken`,
        ),
      ).toBe(0);
      const { rows } = await database.query<{ id: string }>('select id from "case" order by id');
      const auditor = await machine(centre.address, 'auditor');
      for (const row of rows) {
        const audit = await auditor.get(`/api/cases/${row.id}/audit`);
        expect({ id: row.id, audit }).toMatchObject({
          id: row.id,
          audit: { chain: { ok: true }, replay: { ok: true } },
        });
      }
    });
  }, 900_000);
});
