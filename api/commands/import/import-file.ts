import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Compile } from 'typebox/compile';
import { ImportJob } from '../../contract/imports.ts';
import { CannotRun, type ExitCode, exitCodes } from '../exit-codes.ts';
import { CentreClient } from '../http/centre-client.ts';
import { showProgress } from '../progress.ts';
import type { ImportOptions } from './import-options.ts';
import { writeRejections } from './write-rejections.ts';

const JobAnswer = Compile(ImportJob);
const patienceMillis = 120_000;
const pollMillis = 300;

/** Uploads the file, follows its job to the end, fetches what was refused, says what came of it. */
export async function importFile(options: ImportOptions): Promise<ExitCode> {
  const startedAt = Date.now();
  const client = new CentreClient({ server: options.server, patienceMillis });
  const form = await formOf(options);
  await client.signIn(options.credentials);
  const job = await client.json(JobAnswer, { method: 'POST', path: '/api/imports', form });
  const ended = await follow(client, job, options.kind);
  const rejectedFile = ended.rejected === 0 ? null : await writeRejections(client, ended, options);
  report(ended, options, { rejectedFile, seconds: (Date.now() - startedAt) / 1000 });
  return ended.state === 'done' && ended.accepted + ended.repeated > 0
    ? exitCodes.done
    : exitCodes.no;
}

/** The file is read anew for every try. */
async function formOf(options: ImportOptions): Promise<() => Promise<FormData>> {
  const map = options.map === null ? null : await readText(options.map);
  const open = async (): Promise<Blob> => {
    try {
      return await openAsBlob(options.file);
    } catch (error) {
      throw new CannotRun(
        `Cannot read ${options.file}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  };
  await open();
  return async () => {
    const form = new FormData();
    form.set('kind', options.kind);
    if (map !== null) {
      form.set('map', map);
    }
    form.set('file', await open(), basename(options.file));
    return form;
  };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new CannotRun(
      `Cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function follow(client: CentreClient, first: ImportJob, what: string): Promise<ImportJob> {
  const progress = showProgress(what);
  let job = first;
  try {
    while (['waiting', 'running', 'cancelling'].includes(job.state)) {
      await sleep(pollMillis);
      job = await client.json(JobAnswer, {
        method: 'GET',
        path: `/api/imports/${encodeURIComponent(job.id)}`,
      });
      progress.update(job.processed, job.total);
    }
  } finally {
    progress.stop();
  }
  return job;
}

function report(
  job: ImportJob,
  options: ImportOptions,
  end: { readonly rejectedFile: string | null; readonly seconds: number },
): void {
  const { id, kind, state, total, accepted, rejected, repeated, error, notes } = job;
  if (options.json) {
    const line = {
      kind,
      job: id,
      state,
      total,
      accepted,
      rejected,
      repeated,
      error,
      notes,
      ...end,
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    return;
  }
  const lines = [
    `${total} rows: ${accepted} accepted, ${rejected} rejected, ${repeated} in already`,
    ...(error === null ? [] : [`The job failed: ${error}`]),
    ...(state === 'cancelled' ? ['The job was cancelled: what came in until then stays'] : []),
    ...noteLines(notes),
    ...(end.rejectedFile === null ? [] : [`Rejected rows with their reasons: ${end.rejectedFile}`]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** One line a code, with how many rows or things it is about. */
function noteLines(notes: ImportJob['notes']): string[] {
  const counts = new Map<string, number>();
  for (const { code, count } of notes) {
    counts.set(code, (counts.get(code) ?? 0) + (count ?? 1));
  }
  return [...counts].map(([code, count]) => `Note: ${code} (${count})`);
}
