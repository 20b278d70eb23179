import { sql } from 'kysely';
import { canonicalHash } from '../canonical-hash.ts';
import type { OpenReport, OpenedReport } from '../contract/reports.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import { caseInScope } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';

/**
 * A report that came before, and now asks for protection (保密) that its case does not have: nobody is left to believe
 * that it is kept. One that has asked for it from the start is a mere repeat: protection was lifted since, with a reason.
 * @throws Problem `case-not-protected`, with the case for whoever may see it
 */
export const requireProtection = async (
  { database }: ApiServices,
  reader: Reader,
  report: OpenReport,
  { id, caseId }: Pick<OpenedReport, 'id' | 'caseId'>,
): Promise<void> => {
  if (report.protected === undefined) return;
  const { rows } = await sql<{ readonly number: string; readonly visible: boolean }>`
    select coalesce(c.number, c.report_number) as number, ${caseInScope(scopeOf(reader, 'case.read'))} as visible
    from "case" c where c.id = ${caseId} and c.secrecy = 'ordinary'
      and not exists (select 1 from ledger_entry l where l.type = 'report-received'
        and l.case_id = c.id and l.params ->> 'reportId' = ${id} and l.params ->> 'digest' = ${canonicalHash(report)})`.execute(
    database,
  );
  for (const { number, visible } of rows)
    throw new Problem('case-not-protected', visible ? { params: { caseId, number } } : {});
};
