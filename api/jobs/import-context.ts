import type { FastifyBaseLogger } from 'fastify';
import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { OpenReport } from '../contract/reports.ts';
import type { JobRow, JobStore } from './job-store.ts';

/** How an import brings a row in; made from the services of the API, replaced in tests. */
export interface ReportOpener {
  /** Which of these external ids are in already, with the row that brought each in (null: no import did). */
  known(
    channel: string,
    externalIds: readonly string[],
  ): Promise<ReadonlyMap<string, RowOrigin | null>>;
  /**
   * Opens a case as `POST /api/reports` does, on behalf of the person. `repeated` when another
   * import or person had brought in the same channel and external id. Refusals are `Problem`.
   */
  open(report: ImportedReport, by: string, origin: RowOrigin): Promise<'accepted' | 'repeated'>;
}

export type ImportedReport = OpenReport & { readonly externalId: string };

/** Kept with the report, so that a row counts once even when its job was killed before it could note it. */
export interface RowOrigin {
  readonly job: string;
  readonly row: number;
}

export interface ImportContext {
  readonly database: Kysely<Database>;
  readonly store: JobStore;
  readonly filesDirectory: string;
  readonly timeZone: string;
  readonly log: FastifyBaseLogger;
  readonly opener: ReportOpener;
  /** What is held in memory of the catalogue or the calendar is old now. */
  readonly forgetReference: () => void;
  now(): Date;
}

/** One run of one job: where its file is, and whether the process is going down. */
export interface ImportRun {
  readonly job: JobRow;
  readonly path: string;
  readonly signal: AbortSignal;
}

/** Does (or goes on with) one job; returns when its rows are done, throws `UnreadableFile` or what the outside threw. */
export type ImportHandler = (context: ImportContext, run: ImportRun) => Promise<void>;

/** Somebody has cancelled the job: no further row is taken, what was taken stays. */
export class ImportCancelled extends Error {
  override readonly name = 'ImportCancelled';
}

/** The process is going down; the job stays as it is and another process goes on with it. */
export class ImportStopped extends Error {
  override readonly name = 'ImportStopped';
}
