import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type ImportJob, ImportNote } from '../contract/imports.ts';
import { namedOrNull } from '../named.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';

const Notes = Compile(Type.Array(ImportNote));

interface JobRow {
  readonly id: string;
  readonly kind: ImportJob['kind'];
  readonly file_name: string;
  readonly file_hash: string;
  readonly state: ImportJob['state'];
  readonly total: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly repeated: number;
  readonly next_row: number;
  readonly error: string | null;
  readonly notes: unknown;
  readonly created_by: string;
  readonly by_name: string;
  readonly by_name_en: string;
  readonly cancelled_by: string | null;
  readonly cancelled_name: string | null;
  readonly cancelled_name_en: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** Jobs as `j` that the reader may see: one's own, or all. */
export const visibleJobs = (reader: Reader): RawBuilder<boolean> =>
  scopeOf(reader, 'import.read').all
    ? sql<boolean>`true`
    : sql<boolean>`j.created_by = ${reader.id}`;

const jobView = (row: JobRow): ImportJob => ({
  id: row.id,
  kind: row.kind,
  fileName: row.file_name,
  fileHash: row.file_hash,
  state: row.state,
  total: row.total,
  processed: row.accepted + row.rejected + row.repeated,
  accepted: row.accepted,
  rejected: row.rejected,
  repeated: row.repeated,
  error: row.error,
  notes: Notes.Check(row.notes) ? row.notes : [],
  by: { id: row.created_by, name: row.by_name, nameEn: row.by_name_en },
  cancelledBy: namedOrNull({
    id: row.cancelled_by,
    name: row.cancelled_name,
    nameEn: row.cancelled_name_en,
  }),
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const columns = sql`j.id, j.kind, j.file_name, j.file_hash, j.state, j.total, j.accepted, j.rejected, j.repeated,
  j.next_row, j.error, j.notes, j.created_by, p.name as by_name, p.name_en as by_name_en, j.created_at, j.updated_at,
  j.cancelled_by, q.name as cancelled_name, q.name_en as cancelled_name_en`;

const jobs = sql`import_job j join person p on p.id = j.created_by left join person q on q.id = j.cancelled_by`;

export const findImportJob = async (
  database: Kysely<Database>,
  reader: Reader,
  id: string,
): Promise<ImportJob | null> => {
  const found = await sql<JobRow>`
    select ${columns} from ${jobs}
    where j.id = ${id} and ${visibleJobs(reader)}`.execute(database);
  const [row] = found.rows;
  return row === undefined ? null : jobView(row);
};

/** The jobs with these ids in the order of the ids. */
export const importJobsById = async (
  database: Kysely<Database>,
  ids: readonly string[],
): Promise<ImportJob[]> => {
  const found = await sql<JobRow>`
    select ${columns} from ${jobs}
    where j.id = any(${[...ids]}::text[])`.execute(database);
  const byId = new Map(found.rows.map((row) => [row.id, jobView(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};
