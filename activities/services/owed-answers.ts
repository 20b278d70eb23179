import { sql } from 'kysely';
import { centreUnit } from '../../migrations/centre-unit.ts';
import { originalOf } from '../../migrations/duplicates.ts';
import type { Db } from '../../migrations/functions/call-function.ts';

/** Who passes an answer on to where the report came from; every other channel is the acceptor's. */
const answerers: Readonly<Record<string, string>> = { leader: 'commander', upper: 'dispatcher' };

/** Which submission has the words of an end, as element and outcome of the delivered procedure. */
const endings: Readonly<Record<string, readonly string[]>> = {
  closed: ['close:close', 'spot-check:pass'],
  rejected: ['accept:reject'],
  duplicate: ['accept:duplicate'],
  void: ['file:void'],
};

/** An end of a case, told to those who reported it. */
export interface ToldEnd {
  readonly caseId: string;
  /** Code of the end: `closed`, `rejected`, `duplicate`, `void` … */
  readonly end: string;
  /** The command that ended it and has the words; absent: the last submission that says so. */
  readonly commandId?: string | null;
  /** Whose reports: of the case itself, or of cases that were merged into it. */
  readonly reportsOf: readonly string[];
}

const commandOf = async (db: Db, { caseId, end }: ToldEnd): Promise<string | null> => {
  const found = await db
    .selectFrom('submission as s')
    .innerJoin('command as c', 'c.id', 's.command_id')
    .innerJoin('task as t', 't.id', 's.task_id')
    .select('s.command_id')
    .where('s.case_id', '=', caseId)
    .where('c.state', '=', 'answered')
    .where(sql<string>`t.element || ':' || s.outcome`, 'in', endings[end] ?? [''])
    .orderBy('s.created_at', 'desc')
    .executeTakeFirst();
  return found?.command_id ?? null;
};

/** Number of the case that answers for a case that was merged into it. */
const originalNumber = async (db: Db, caseId: string): Promise<string | null> => {
  const original = await originalOf(db, caseId);
  if (original === caseId) return null;
  const { number, report_number: reportNumber } = await db
    .selectFrom('case')
    .select(['number', 'report_number'])
    .where('id', '=', original)
    .executeTakeFirstOrThrow();
  return number ?? reportNumber;
};

/**
 * Owes the answer to every report of the given cases, once: a notice to the post that passes it on
 * (guideline 5.1(e): whoever raised the matter is told). Gives how many are owed.
 */
export const oweAnswers = async (db: Db, told: ToldEnd): Promise<number> => {
  if (told.reportsOf.length === 0) return 0;
  const commandId = told.commandId ?? (await commandOf(db, told));
  const original = told.end === 'duplicate' ? await originalNumber(db, told.caseId) : null;
  const centre = await centreUnit(db);
  const reports = await db
    .selectFrom('report')
    .innerJoin('case', 'case.id', 'report.case_id')
    .select(['report.id', 'case_id', 'report.channel', 'external_id', 'wants_callback', 'round'])
    .where('case_id', 'in', told.reportsOf)
    .orderBy('report.created_at')
    .execute();
  await db
    .insertInto('notice')
    .values(
      reports.map((report) => ({
        id: `${report.id}.answer.${commandId ?? `${told.caseId}-${String(report.round)}`}`,
        case_id: report.case_id,
        type: 'answer-owed',
        role: answerers[report.channel] ?? 'acceptor',
        unit_id: centre?.id ?? null,
        person_id: null,
        // ids only: the words stay in what was submitted
        params: JSON.stringify({
          end: told.end,
          answeredBy: told.caseId,
          commandId,
          ...(original === null ? {} : { original }),
          reportId: report.id,
          channel: report.channel,
          externalId: report.external_id,
          wantsCallback: report.wants_callback,
        }),
        read_at: null,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return reports.length;
};
