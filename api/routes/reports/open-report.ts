import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { OpenedReport, OpenReport } from '../../contract/reports.ts';
import { repeatableOf } from '../../idempotency.ts';
import { readerOf } from '../../reader.ts';
import { checkFiling } from '../../reports/check-filing.ts';
import { openReport as open } from '../../reports/open-report.ts';
import { requireProtection } from '../../reports/require-protection.ts';
import { fileAtOnce, requireMayFile } from '../../reports/file-at-once.ts';
import { requireMayReport } from '../../reports/require-may-report.ts';

export const openReport: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'POST',
    url: '/api/reports',
    schema: {
      summary: 'Store a report and start its case',
      description:
        'The same channel and externalId, or the same Idempotency-Key and body, answer the first report. A repeat that is the first to ask for protection is refused with 409 case-not-protected while its case is an ordinary one: it has to be protected there.',
      tags: ['reports'],
      body: OpenReport,
      response: { 200: OpenedReport, 201: OpenedReport, 202: OpenedReport },
    },
    handler: async (request, reply) => {
      const reader = readerOf(request);
      const actor = requireMayReport(reader, request.body);
      if (request.body.file !== undefined) {
        requireMayFile(reader);
        await checkFiling(services, reader, request.body.file);
      }
      const { repeated, ...opened } = await open(services, request.body, {
        actor,
        repeatable: repeatableOf(request),
      });
      if (repeated) await requireProtection(services, reader, request.body, opened);
      if (!opened.opened) return reply.code(202).send(opened);
      if (request.body.file === undefined || repeated)
        return reply.code(repeated ? 200 : 201).send(opened);
      const caseNumber = await fileAtOnce(services, reader, {
        caseId: opened.caseId,
        file: request.body.file,
      });
      return reply.code(201).send({ ...opened, caseNumber });
    },
  });
};
