import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { canonicalHash } from '../canonical-hash.ts';
import { openReport } from '../reports/open-report.ts';
import type { ApiServices } from '../services.ts';
import type { ReportOpener, RowOrigin } from './import-context.ts';

const Details = Compile(
  Type.Object({ import: Type.Object({ job: Type.String(), row: Type.Integer() }) }),
);

/** Opens imported reports by the same path as `POST /api/reports`, on behalf of who imports. */
export const reportOpener = (services: ApiServices): ReportOpener => {
  const known: ReportOpener['known'] = async (channel, externalIds) => {
    if (externalIds.length === 0) {
      return new Map();
    }
    const rows = await services.database
      .selectFrom('report')
      .select(['external_id', 'details'])
      .where('channel', '=', channel)
      .where('external_id', 'in', [...externalIds])
      .execute();
    return new Map(rows.map((row) => [row.external_id ?? '', originIn(row.details)]));
  };
  return {
    known,
    open: async (report, by, origin) => {
      const opened = await openReport(services, report, {
        actor: { person: by, origin: 'import' },
        repeatable: { key: null, bodyHash: canonicalHash(report) },
        details: { import: { job: origin.job, row: origin.row } },
      });
      if (!opened.repeated) {
        return 'accepted';
      }
      const first = (await known(report.channel, [report.externalId])).get(report.externalId);
      return sameOrigin(first, origin) ? 'accepted' : 'repeated';
    },
  };
};

function originIn(details: unknown): RowOrigin | null {
  return Details.Check(details) ? details.import : null;
}

/** Whether this very row had brought the report in before its job was killed. */
export function sameOrigin(first: RowOrigin | null | undefined, origin: RowOrigin): boolean {
  return first?.job === origin.job && first.row === origin.row;
}
