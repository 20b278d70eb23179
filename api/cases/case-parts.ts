import { type Kysely, sql } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { AttachmentRef, CaseDetail, Reporter } from '../contract/cases.ts';
import type { Channel } from '../contract/common.ts';
import { isRecord } from '../../domain/is-record.ts';
import { namedOrNull } from '../named.ts';

type Db = Kysely<Database>;

export const attachmentsOf = async (database: Db, caseId: string): Promise<AttachmentRef[]> => {
  const rows = await database
    .selectFrom('attachment')
    .leftJoin('person', 'person.id', 'attachment.uploaded_by')
    .where('case_id', '=', caseId)
    .select([
      'attachment.id',
      'attachment.name',
      'media_type',
      'size',
      'purpose',
      'uploaded_by',
      'person.name as person_name',
      'person.name_en as person_name_en',
      'attachment.created_at',
    ])
    .orderBy('attachment.created_at')
    .orderBy('attachment.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    purpose: row.purpose,
    by: namedOrNull({ id: row.uploaded_by, name: row.person_name, nameEn: row.person_name_en }),
    at: row.created_at.toISOString(),
  }));
};

interface CommentRow {
  readonly id: string;
  readonly text: string;
  readonly created_at: Date;
  readonly person_id: string;
  readonly name: string;
  readonly name_en: string;
}

/** What people said of the case, on its own and when they finished a task. */
export const commentsOf = async (database: Db, caseId: string): Promise<CaseDetail['comments']> => {
  const found = await sql<CommentRow>`
    select said.id, said.text, said.created_at, p.id as person_id, p.name, p.name_en from (
      select id, text, created_at, created_by from comment where case_id = ${caseId}
      union all
      select s.id, s.comment, s.created_at, s.created_by from submission s join command m on m.id = s.command_id
      where s.case_id = ${caseId} and s.comment is not null and m.state = 'answered'
    ) as said join person p on p.id = said.created_by
    order by said.created_at, said.id`.execute(database);
  return found.rows.map((row) => ({
    id: row.id,
    text: row.text,
    by: { id: row.person_id, name: row.name, nameEn: row.name_en },
    at: row.created_at.toISOString(),
  }));
};

const toChannel = (channel: string): Channel =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the contract is the only way in
  channel as Channel;

export interface CaseReports {
  readonly reports: CaseDetail['reports'];
  /** Of the case's own first report. */
  readonly reporter: Reporter | null;
}

/** Reports of the case, and of the cases that were merged into it. */
export const reportsOf = async (
  database: Db,
  caseId: string,
  duplicates: readonly { readonly id: string }[],
): Promise<CaseReports> => {
  const rows = await database
    .selectFrom('report')
    .where('case_id', 'in', [caseId, ...duplicates.map(({ id }) => id)])
    .select([
      'id',
      'number',
      'case_id',
      'channel',
      'created_at',
      'reporter_name',
      'reporter_phone',
      'wants_callback',
    ])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const first = rows.find((row) => row.case_id === caseId);
  const known =
    first !== undefined &&
    (first.reporter_name !== null || first.reporter_phone !== null || first.wants_callback);
  return {
    reports: rows.map((row) => ({
      id: row.id,
      number: row.number,
      channel: toChannel(row.channel),
      at: row.created_at.toISOString(),
      caseId: row.case_id,
    })),
    reporter: known
      ? {
          name: first.reporter_name,
          phone: first.reporter_phone,
          wantsCallback: first.wants_callback,
        }
      : null,
  };
};

export const incidentsOf = async (
  database: Db,
  caseId: string,
): Promise<CaseDetail['incidents']> => {
  const rows = await database
    .selectFrom('incident')
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .select(['id', 'element', 'code', 'message', 'opened_at'])
    .orderBy('opened_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    element: row.element,
    code: row.code,
    message: row.message,
    at: row.opened_at.toISOString(),
  }));
};

export const assessmentOf = async (
  database: Db,
  caseId: string,
  round: number,
): Promise<CaseDetail['assessment']> => {
  const row = await database
    .selectFrom('assessment')
    .where('case_id', '=', caseId)
    .where('round', '<=', round)
    .select('figures')
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst();
  return isRecord(row?.figures) ? { ...row.figures } : null;
};

const limitUnitOf = (unit: string): NonNullable<CaseDetail['condition']>['limit']['unit'] =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked by the table
  unit as NonNullable<CaseDetail['condition']>['limit']['unit'];

export const conditionOf = async (
  database: Db,
  conditionId: string | null,
): Promise<CaseDetail['condition']> => {
  if (conditionId === null) return null;
  const row = await database
    .selectFrom('filing_condition')
    .where('id', '=', conditionId)
    .select([
      'id',
      'text',
      'text_en',
      'limit_amount',
      'limit_unit',
      'closing_text',
      'closing_text_en',
    ])
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    text: row.text,
    textEn: row.text_en,
    limit: { amount: row.limit_amount, unit: limitUnitOf(row.limit_unit) },
    closingText: row.closing_text,
    closingTextEn: row.closing_text_en,
  };
};
