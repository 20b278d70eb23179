import { type Kysely, sql, type Selectable } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { ImportNote } from '../contract/imports.ts';
import type { ImportJobTable } from '../../migrations/schema/import-job.ts';
import { ImportCancelled } from './import-context.ts';

/** States in which somebody has to run the job. */
const openStates = ['waiting', 'running', 'cancelling'] as const satisfies JobRow['state'][];

export type JobRow = Selectable<ImportJobTable>;

/** A row that was refused, as it is kept. */
export interface Rejection {
  readonly row: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly reasons: readonly string[];
}

/** What a stretch of rows came to; `nextRow` is the first row after it. */
export interface Stretch {
  readonly nextRow: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly rejections: readonly Rejection[];
  readonly notes?: readonly ImportNote[];
}

/** The job rows: everything that a runner needs to go on after it was killed. */
export class JobStore {
  readonly #database: Kysely<Database>;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  async find(id: string): Promise<JobRow | undefined> {
    return this.#database
      .selectFrom('import_job')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
  }

  /** Jobs that somebody has to run, oldest first. */
  async open(): Promise<readonly string[]> {
    const rows = await this.#database
      .selectFrom('import_job')
      .select('id')
      .where('state', 'in', openStates)
      .orderBy('created_at')
      .execute();
    return rows.map((row) => row.id);
  }

  /** @throws ImportCancelled when somebody has cancelled it. */
  async begin(id: string, total: number): Promise<void> {
    const begun = await this.#database
      .updateTable('import_job')
      .set({ state: 'running', total, updated_at: sql<Date>`now()` })
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirst();
    if (begun.numUpdatedRows === 0n) {
      throw new ImportCancelled();
    }
  }

  /** Whether no further row may be taken. */
  async isCancelled(id: string): Promise<boolean> {
    const row = await this.#database
      .selectFrom('import_job')
      .select('id')
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirst();
    return row === undefined;
  }

  /**
   * Writes the outcome of a stretch of rows with the place to go on from, in one transaction.
   * @throws ImportCancelled after it is written, when somebody has cancelled the job.
   */
  async advance(id: string, from: number, stretch: Stretch): Promise<void> {
    const state = await this.#database
      .transaction()
      .execute(async (transaction) => moveJob(transaction, { id, from }, stretch));
    if (state === 'cancelling') {
      throw new ImportCancelled();
    }
  }

  async finish(id: string): Promise<void> {
    await this.#end(id, 'done', null);
  }

  async fail(id: string, code: string): Promise<void> {
    await this.#end(id, 'failed', code);
  }

  async endCancelled(id: string): Promise<void> {
    await this.#end(id, 'cancelled', null);
  }

  async #end(
    id: string,
    state: 'done' | 'failed' | 'cancelled',
    error: string | null,
  ): Promise<void> {
    await this.#database
      .updateTable('import_job')
      .set({ state, error, updated_at: sql<Date>`now()` })
      .where('id', '=', id)
      .where('state', 'in', openStates)
      .execute();
  }

  /** True while a job that is not done needs the file. */
  async needsFile(fileHash: string): Promise<boolean> {
    const row = await this.#database
      .selectFrom('import_job')
      .select('id')
      .where('file_hash', '=', fileHash)
      .where('state', 'in', openStates)
      .executeTakeFirst();
    return row !== undefined;
  }
}

/**
 * The same inside a transaction that also holds what the rows brought.
 * @throws ImportCancelled when somebody has cancelled the job, so that nothing of it comes in.
 */
export async function advanceJob(
  transaction: Kysely<Database>,
  job: { readonly id: string; readonly from: number },
  stretch: Stretch,
): Promise<void> {
  if ((await moveJob(transaction, job, stretch)) === 'cancelling') {
    throw new ImportCancelled();
  }
}

async function moveJob(
  transaction: Kysely<Database>,
  job: { readonly id: string; readonly from: number },
  stretch: Stretch,
): Promise<JobRow['state']> {
  const moved = await transaction
    .updateTable('import_job')
    .set((expression) => ({
      next_row: stretch.nextRow,
      accepted: expression('accepted', '+', stretch.accepted),
      repeated: expression('repeated', '+', stretch.repeated),
      rejected: expression('rejected', '+', stretch.rejections.length),
      ...(stretch.notes === undefined ? {} : { notes: JSON.stringify(stretch.notes) }),
      updated_at: sql<Date>`now()`,
    }))
    .where('id', '=', job.id)
    .where('next_row', '=', job.from)
    .returning('state')
    .executeTakeFirst();
  if (moved === undefined) {
    throw new Error(
      `Expected import ${job.id} to stand at row ${job.from}, but another runner has moved it`,
    );
  }
  if (stretch.rejections.length === 0) {
    return moved.state;
  }
  await transaction
    .insertInto('import_rejection')
    .values(
      stretch.rejections.map((rejection) => ({
        job_id: job.id,
        row_number: rejection.row,
        // Pairs, because jsonb does not keep the order of an object's keys.
        row: JSON.stringify(Object.entries(rejection.values)),
        reasons: [...rejection.reasons],
      })),
    )
    .onConflict((conflict) => conflict.columns(['job_id', 'row_number']).doNothing())
    .execute();
  return moved.state;
}
