import { boundedParallel } from './bounded-parallel.ts';
import {
  type ImportContext,
  type ImportedReport,
  type ImportHandler,
  type ImportRun,
  ImportStopped,
} from './import-context.ts';
import type { Rejection, Stretch } from './job-store.ts';
import { checkMap } from './report-map/check-map.ts';
import { type MapContext, mapReport } from './report-map/map-report.ts';
import { sameOrigin } from './report-opener.ts';
import { rowsOf } from './rows/rows-of.ts';
import { type SourceRow, UnreadableFile } from './rows/source-row.ts';
import { Problem } from '../problem.ts';
import type { ReportMap } from '../contract/imports.ts';

/** Rows between two notes of progress, and how many of them are opened at a time. */
const stretchLength = 48;
const width = 12;

/**
 * Reports: each valid row opens a case; goes on at `next_row` after a stop. A cancelled job that a
 * killed process left still counts the rows that were opened and not noted, and takes none.
 */
export const importReports: ImportHandler = async (context, run) => {
  const map = mapOf(run);
  const mapping = await mappingOf(context, run, map);
  if (run.job.total === 0) {
    await context.store.begin(run.job.id, await countRows(run, map));
  }
  let from = run.job.next_row;
  let stretch: SourceRow[] = [];
  const flush = async (): Promise<void> => {
    const done = await importStretch(context, run, { mapping, rows: stretch });
    await context.store.advance(run.job.id, from, done);
    from = done.nextRow;
    stretch = [];
  };
  for await (const row of rowsOf(run.path, map)) {
    if (row.number < from) {
      continue;
    }
    stretch.push(row);
    if (stretch.length >= stretchLength) {
      await flush();
    }
  }
  if (stretch.length > 0) {
    await flush();
  }
};

function mapOf(run: ImportRun): ReportMap {
  const checked = checkMap(run.job.map);
  if (!checked.ok) {
    throw new UnreadableFile('map-invalid', 'Expected a valid map, but the stored one is not');
  }
  return checked.map;
}

async function countRows(run: ImportRun, map: ReportMap): Promise<number> {
  let count = 0;
  for await (const row of rowsOf(run.path, map)) {
    count = Math.max(count, row.number);
  }
  return count;
}

async function mappingOf(
  context: ImportContext,
  run: ImportRun,
  map: ReportMap,
): Promise<MapContext> {
  const classes = await context.database
    .selectFrom('catalogue_class')
    .innerJoin('catalogue_version', 'catalogue_version.id', 'catalogue_class.version_id')
    .select(['catalogue_class.id', 'catalogue_class.kind', 'catalogue_class.code'])
    .where('catalogue_version.in_force', '=', true)
    .execute();
  return {
    map,
    fileHash: run.job.file_hash,
    timeZone: context.timeZone,
    categoryOf: new Map(classes.map((row) => [`${row.kind}:${row.code}`, row.id])),
  };
}

type RowOutcome =
  /** `untaken`: the job was cancelled before it was its turn. */
  | { readonly kind: 'accepted' | 'repeated' | 'untaken'; readonly row: number }
  | { readonly kind: 'rejected'; readonly row: number; readonly rejection: Rejection };

/** A row that makes a report. */
interface GoodRow {
  readonly row: SourceRow;
  readonly report: ImportedReport;
}

async function importStretch(
  context: ImportContext,
  run: ImportRun,
  work: { readonly mapping: MapContext; readonly rows: readonly SourceRow[] },
): Promise<Stretch> {
  const good: GoodRow[] = [];
  const bad: RowOutcome[] = [];
  for (const row of work.rows) {
    const mapped = mapReport(row, work.mapping);
    if (mapped.kind === 'report') {
      good.push({ row, report: mapped.report });
    } else {
      bad.push(rejected(row, mapped.reasons));
    }
  }
  const { fresh, old } = await apart(context, run, good);
  const opened = await boundedParallel(sameReports(fresh), width, (rows) =>
    openInOrder(context, run, rows),
  );
  const outcomes = [...bad, ...old, ...opened.flat()];
  const untaken = outcomes.filter(({ kind }) => kind === 'untaken').map(({ row }) => row);
  const nextRow = Math.min((work.rows.at(-1)?.number ?? 0) + 1, ...untaken);
  return {
    nextRow,
    accepted: outcomes.filter((outcome) => outcome.kind === 'accepted').length,
    repeated: outcomes.filter((outcome) => outcome.kind === 'repeated').length,
    rejections: outcomes.flatMap((outcome) =>
      outcome.kind === 'rejected' && outcome.row < nextRow ? [outcome.rejection] : [],
    ),
  };
}

/** Asks once for the whole stretch what is in already, so that a second import costs next to nothing. */
async function apart(
  context: ImportContext,
  run: ImportRun,
  rows: readonly GoodRow[],
): Promise<{ readonly fresh: readonly GoodRow[]; readonly old: readonly RowOutcome[] }> {
  const [first] = rows;
  if (first === undefined) {
    return { fresh: [], old: [] };
  }
  const ids = rows.map((good) => good.report.externalId);
  const known = await context.opener.known(first.report.channel, ids);
  const old = rows.filter((good) => known.has(good.report.externalId));
  return {
    fresh: rows.filter((good) => !known.has(good.report.externalId)),
    old: old.map(({ row, report }) => {
      const origin = { job: run.job.id, row: row.number };
      const own = sameOrigin(known.get(report.externalId), origin);
      return { kind: own ? 'accepted' : 'repeated', row: row.number };
    }),
  };
}

/** Rows of the same external id stay together: the first in the file is the report, the others repeat it. */
function sameReports(rows: readonly GoodRow[]): readonly (readonly GoodRow[])[] {
  const byId = new Map<string, GoodRow[]>();
  for (const good of rows) {
    const same = byId.get(good.report.externalId) ?? [];
    same.push(good);
    byId.set(good.report.externalId, same);
  }
  return [...byId.values()];
}

async function openInOrder(
  context: ImportContext,
  run: ImportRun,
  rows: readonly GoodRow[],
): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  for (const good of rows) {
    if (run.signal.aborted) {
      throw new ImportStopped();
    }
    outcomes.push(
      (await context.store.isCancelled(run.job.id))
        ? { kind: 'untaken', row: good.row.number }
        : await openRow(context, run, good),
    );
  }
  return outcomes;
}

async function openRow(context: ImportContext, run: ImportRun, good: GoodRow): Promise<RowOutcome> {
  try {
    const origin = { job: run.job.id, row: good.row.number };
    const kind = await context.opener.open(good.report, run.job.created_by, origin);
    return { kind, row: good.row.number };
  } catch (error) {
    if (error instanceof Problem && error.status < 500 && error.status !== 429) {
      return rejected(good.row, reasonsOf(error));
    }
    throw error;
  }
}

function rejected(row: SourceRow, reasons: readonly string[]): RowOutcome {
  return {
    kind: 'rejected',
    row: row.number,
    rejection: { row: row.number, values: row.values, reasons },
  };
}

function reasonsOf(problem: Problem): readonly string[] {
  const fields = (problem.extras.errors ?? []).map((error) => `${problem.code}:${error.path}`);
  return fields.length > 0 ? fields : [problem.code];
}
