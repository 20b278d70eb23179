import { sql } from 'kysely';
import { canonicalHash } from '../canonical-hash.ts';
import { openReport } from '../reports/open-report.ts';
import type { ApiServices } from '../services.ts';
import type { ImportedReport, ReportOpener, RowOrigin } from './import-context.ts';

/** Opens imported reports by the same path as `POST /api/reports`, on behalf of who imports. */
export const reportOpener = (services: ApiServices): ReportOpener => ({
  open: async (report, by, origin) => {
    const opened = await openReport(services, report, {
      actor: { person: by, origin: 'import' },
      repeatable: { key: null, bodyHash: canonicalHash(report) },
      details: { import: { job: origin.job, row: origin.row } },
    });
    return opened.repeated && !(await cameFrom(services, report, origin)) ? 'repeated' : 'accepted';
  },
});

/** Whether this very row brought the report in, before its job was killed. */
async function cameFrom(
  services: ApiServices,
  report: ImportedReport,
  origin: RowOrigin,
): Promise<boolean> {
  const found = await services.database
    .selectFrom('report')
    .select('id')
    .where('channel', '=', report.channel)
    .where('external_id', '=', report.externalId)
    .where(
      sql<boolean>`details -> 'import' = ${JSON.stringify({ job: origin.job, row: origin.row })}::jsonb`,
    )
    .executeTakeFirst();
  return found !== undefined;
}
