import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canonicalHash } from '../../../api/canonical-hash.ts';
import { sha256 } from '../../../migrations/sha256.ts';
import { createImport } from '../../../api/jobs/create-import.ts';
import { cancelImport } from '../../../api/jobs/cancel-import.ts';
import { ImportCancelled, type ReportOpener } from '../../../api/jobs/import-context.ts';
import { ImportRunner } from '../../../api/jobs/import-runner.ts';
import { advanceJob, JobStore, type JobRow } from '../../../api/jobs/job-store.ts';
import { reportOpener } from '../../../api/jobs/report-opener.ts';
import { Problem } from '../../../api/problem.ts';
import { importPlace } from '../../../api/uploads/file-places.ts';
import { openReport } from '../../../api/reports/open-report.ts';
import { startTestApi, type TestApi } from '../test-api.ts';

let api: TestApi;
const runners: ImportRunner[] = [];
beforeAll(async () => {
  api = await startTestApi();
});
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
});
afterAll(async () => {
  await api.close();
});

/** A runner as another process would have it; jobs are made without waking the one of the API. */
const newRunner = (opener: ReportOpener): ImportRunner => {
  const { services, log } = api.app;
  const context = {
    database: services.database,
    store: new JobStore(services.database),
    filesDirectory: api.config.filesDirectory,
    timeZone: 'Asia/Shanghai',
    log,
    opener,
    forgetReference: () => undefined,
    now: () => new Date(),
  };
  const runner = new ImportRunner(context, 5);
  runners.push(runner);
  return runner;
};

const map = {
  format: 'csv',
  channel: 'import',
  columns: { title: 'title' },
  requireCoordinates: false,
};

const nothingKnown: ReportOpener['known'] = async () => new Map();

const newJob = async (rows: number): Promise<string> => {
  const mark = randomUUID();
  const csv = `title\n${Array.from({ length: rows }, (_, index) => (index % 10 === 9 ? '""' : `${mark} ${index}`)).join('\n')}\n`;
  const path = `${api.config.filesDirectory}/incoming/${mark}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, csv);
  const file = { path, hash: sha256(csv), size: csv.length };
  const created = await createImport(
    { database: api.app.services.database, filesDirectory: api.config.filesDirectory },
    { kind: 'reports', file, fileName: 'rows.csv', map, by: 'p-admin' },
  );
  return created.id;
};

const jobOf = async (id: string): Promise<JobRow> => {
  const job = await new JobStore(api.app.services.database).find(id);
  if (job === undefined) throw new Error(`Expected job ${id}`);
  return job;
};

const cancel = async (id: string): Promise<boolean> => {
  const { database } = api.app.services;
  const { file_hash: fileHash, kind } = await jobOf(id);
  return cancelImport(
    { database, filesDirectory: api.config.filesDirectory },
    { job: { id, fileHash, kind }, by: 'p-admin', at: new Date() },
  );
};

const until = async (what: () => Promise<boolean> | boolean): Promise<void> => {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (await what()) return;
    await pause(25);
  }
  throw new Error('Expected it to happen, but it does not');
};

const reportsOf = async (job: string): Promise<number> => {
  const rows = await api.app.services.database
    .selectFrom('report')
    .select('details')
    .where('channel', '=', 'import')
    .execute();
  return rows.filter((row) => JSON.stringify(row.details).includes(job)).length;
};

describe('ImportRunner', () => {
  it('goes on where an interrupted run stood, and counts every row once', async () => {
    const id = await newJob(100);
    const opener = reportOpener(api.app.services);
    let opened = 0;
    // It is cut off: rows were opened but their progress was not noted (killed processes: tests/end-to-end).
    const dying = newRunner({
      ...opener,
      open: async (...call) => {
        opened += 1;
        if (opened > 60) throw new Error('cut off');
        return opener.open(...call);
      },
    });
    dying.start();
    await until(async () => opened > 60);
    await dying.stop();
    const interrupted = await jobOf(id);
    expect(interrupted.state).toBe('running');
    expect(interrupted.next_row).toBeGreaterThan(1);
    expect(interrupted.accepted).toBeLessThan(await reportsOf(id));

    newRunner(opener).start();
    await until(async () => (await jobOf(id)).state === 'done');
    const job = await jobOf(id);
    expect(job).toMatchObject({
      total: 100,
      accepted: 90,
      rejected: 10,
      repeated: 0,
      next_row: 101,
    });
    expect(await reportsOf(id)).toBe(90);
  });

  it('takes no further row of a cancelled job, and keeps what came in', async () => {
    const id = await newJob(100);
    const opener = reportOpener(api.app.services);
    const opened: number[] = [];
    newRunner({
      ...opener,
      open: async (report, by, origin) => {
        opened.push(origin.row);
        if (opened.length === 20) await cancel(id);
        return opener.open(report, by, origin);
      },
    }).start();
    await until(async () => (await jobOf(id)).state === 'cancelled');
    const job = await jobOf(id);
    // Those in flight at that moment are brought to their end.
    expect(opened.length).toBeGreaterThanOrEqual(20);
    expect(opened.length).toBeLessThanOrEqual(32);
    expect(job).toMatchObject({ total: 100, accepted: opened.length, cancelled_by: 'p-admin' });
    expect(job.rejected).toBe(Math.floor((job.next_row - 1) / 10));
    expect(await reportsOf(id)).toBe(opened.length);
    expect(existsSync(importPlace(api.config.filesDirectory, job.file_hash))).toBe(false);
  });

  it('does not go on with a cancelled job that a killed process left, but counts what that took', async () => {
    const id = await newJob(100);
    const opener = reportOpener(api.app.services);
    let opened = 0;
    const dying = newRunner({
      ...opener,
      open: async (...call) => {
        opened += 1;
        if (opened > 60) throw new Error('cut off');
        return opener.open(...call);
      },
    });
    dying.start();
    await until(async () => opened > 60);
    await dying.stop();
    expect((await jobOf(id)).accepted).toBeLessThan(await reportsOf(id));
    await cancel(id);
    expect((await jobOf(id)).state).toBe('cancelling');
    const before = await reportsOf(id);

    newRunner({
      ...opener,
      open: async () => Promise.reject(new Error('Expected no row to be taken')),
    }).start();
    await until(async () => (await jobOf(id)).state === 'cancelled');
    expect(await jobOf(id)).toMatchObject({ accepted: before, repeated: 0 });
    expect(await reportsOf(id)).toBe(before);

    newRunner(opener).start();
    await cancel(id);
    expect((await jobOf(id)).state).toBe('cancelled');
    expect(await reportsOf(id)).toBe(before);
  });

  it('brings nothing in of a table that was cancelled before its one transaction', async () => {
    const id = await newJob(5);
    const store = new JobStore(api.app.services.database);
    await store.begin(id, 5);
    await cancel(id);
    await expect(
      api.app.services.database
        .transaction()
        .execute(async (transaction) =>
          advanceJob(
            transaction,
            { id, from: 1 },
            { nextRow: 6, accepted: 5, repeated: 0, rejections: [] },
          ),
        ),
    ).rejects.toThrow(ImportCancelled);
    await expect(store.begin(id, 5)).rejects.toThrow(ImportCancelled);
    expect(await jobOf(id)).toMatchObject({ accepted: 0, next_row: 1 });
    newRunner(reportOpener(api.app.services)).start();
    await until(async () => (await jobOf(id)).state === 'cancelled');
  });

  it('is never run by two processes at once', async () => {
    const id = await newJob(60);
    const opener = reportOpener(api.app.services);
    const rows = new Map<number, number>();
    const counting: ReportOpener = {
      ...opener,
      open: async (report, by, origin) => {
        rows.set(origin.row, (rows.get(origin.row) ?? 0) + 1);
        return opener.open(report, by, origin);
      },
    };
    newRunner(counting).start();
    newRunner(counting).start();
    await until(async () => (await jobOf(id)).state === 'done');
    expect([...rows.values()].every((times) => times === 1)).toBe(true);
    expect(await jobOf(id)).toMatchObject({ accepted: 54, rejected: 6, repeated: 0 });
  });

  it('waits when the outside is away instead of refusing rows', async () => {
    const id = await newJob(5);
    let calls = 0;
    newRunner({
      known: nothingKnown,
      open: async () => {
        calls += 1;
        if (calls <= 7) throw new Problem('database-unavailable');
        return 'accepted';
      },
    }).start();
    await until(async () => (await jobOf(id)).state === 'done');
    expect(await jobOf(id)).toMatchObject({ accepted: 5, rejected: 0 });
  });

  it('rejects a row that the centre refuses, with the code', async () => {
    const id = await newJob(2);
    newRunner({
      known: nothingKnown,
      open: async (_report, _by, { row }) => {
        if (row === 1)
          throw new Problem('validation-failed', {
            errors: [{ path: '/occurredAt', code: 'out-of-range', message: '' }],
          });
        return 'accepted';
      },
    }).start();
    await until(async () => (await jobOf(id)).state === 'done');
    const rejections = await api.app.services.database
      .selectFrom('import_rejection')
      .selectAll()
      .where('job_id', '=', id)
      .execute();
    expect(rejections.map((row) => [row.row_number, row.reasons])).toEqual([
      [1, ['validation-failed:/occurredAt']],
    ]);
  });

  it('gives up a job that gets no row further', async () => {
    const id = await newJob(3);
    newRunner({
      known: nothingKnown,
      open: async () => Promise.reject(new Error('a defect')),
    }).start();
    await until(async () => (await jobOf(id)).state === 'failed');
    expect(await jobOf(id)).toMatchObject({ error: 'internal-error', accepted: 0, next_row: 1 });
  });

  it('counts a report of somebody else with the same id as repeated', async () => {
    const id = await newJob(1);
    const { file_hash: hash } = await jobOf(id);
    const report = {
      channel: 'import',
      title: 'first',
      description: '',
      externalId: `${hash}:1`,
    } as const;
    await openReport(api.app.services, report, {
      actor: { person: 'p-acceptor', origin: 'person' },
      repeatable: { key: null, bodyHash: canonicalHash(report) },
    });
    newRunner(reportOpener(api.app.services)).start();
    await until(async () => (await jobOf(id)).state === 'done');
    expect(await jobOf(id)).toMatchObject({ accepted: 0, repeated: 1 });
  });
});
