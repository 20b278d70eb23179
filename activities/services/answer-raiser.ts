import { optionalText } from './inputs.ts';
import type { Service } from './service.ts';

/** Who passes an answer on to where the report came from, by how it came in. */
const answerers: Readonly<Record<string, string>> = {
  leader: 'commander',
  upper: 'dispatcher',
  public: 'acceptor',
  grid: 'acceptor',
};

/**
 * Writes the answer that leaves the house: one outgoing notice for each report of the case, with
 * what the closing step wrote, for the post that passes it on (guideline 5.1: who raised it is told).
 * Inputs: `intake`, `reportChannel`.
 */
export const answerRaiser: Service = async ({ db }, call) => {
  const intake = optionalText(call, 'intake') ?? 'public';
  const centre = await db
    .selectFrom('unit')
    .select('id')
    .where('kind', '=', 'centre')
    .orderBy('id')
    .executeTakeFirst();
  const reports = await db
    .selectFrom('report')
    .select(['id', 'channel', 'external_id', 'wants_callback'])
    .where('case_id', '=', call.caseId)
    .orderBy('created_at')
    .execute();
  const closing = await db
    .selectFrom('submission as s')
    .innerJoin('command as c', 'c.id', 's.command_id')
    .select('s.id')
    .where('s.case_id', '=', call.caseId)
    .where('c.state', '=', 'answered')
    .orderBy('s.created_at', 'desc')
    .executeTakeFirst();
  await db
    .insertInto('notice')
    .values(
      reports.map((report) => ({
        id: `${call.caseId}.${call.instance}.answer.${report.id}`,
        case_id: call.caseId,
        type: 'answer-owed',
        role: answerers[intake] ?? 'acceptor',
        unit_id: centre?.id ?? null,
        person_id: null,
        // ids only: the words stay in the submission and the report
        params: JSON.stringify({
          intake,
          reportId: report.id,
          channel: report.channel,
          externalId: report.external_id,
          wantsCallback: report.wants_callback,
          submissionId: closing?.id ?? null,
        }),
        read_at: null,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return { variables: { answered: reports.length } };
};
